"""What is true of every database that lost nothing and holds nothing half: questions in SQL.

Each gives the rows that are wrong. They run as the offline role, which sees every file.
"""

HALF_DONE = {
    "a file without key, owner, need, consents, person or trail": """
        SELECT d.id FROM access_dossier d
        WHERE (SELECT count(*) FROM access_datakey k WHERE k.dossier_id = d.id) <> 1
           OR (SELECT count(*) FROM access_grant g
               WHERE g.dossier_id = d.id AND g.capacity = 'owner') <> 1
           OR (SELECT count(*) FROM referral_need n WHERE n.dossier_id = d.id) <> 1
           OR (SELECT count(*) FROM referral_consent c WHERE c.dossier_id = d.id) <> 2
           OR (SELECT count(*) FROM people_person p WHERE p.dossier_id = d.id) <> 1
           OR (SELECT count(*) FROM audit_line l WHERE l.dossier_id = d.id
               AND l.event_type_code = 'dossier.created') <> 1""",
    "a request without its grant": """
        SELECT r.id FROM referral_request r
        WHERE (SELECT count(*) FROM access_grant g
               WHERE g.subject_id = r.id AND g.capacity = 'requested') <> 1""",
    "a request without its event": """
        SELECT r.id FROM referral_request r
        WHERE (SELECT count(*) FROM referral_event e
               WHERE e.request_id = r.id AND e.kind = 'request_sent') <> 1""",
    "a request without its two notices": """
        SELECT r.id FROM referral_request r
        WHERE (SELECT count(*) FROM referral_notice n
               WHERE n.request_id = r.id AND n.kind = 'request_sent') <> 2""",
    "a request without its trail": """
        SELECT r.id FROM referral_request r
        WHERE (SELECT count(*) FROM audit_line l WHERE l.participant_object_id = r.id
               AND l.event_type_code = 'referral.request_sent') <> 1""",
    "an event, notice, grant or trail without its request": """
        SELECT e.id FROM referral_event e LEFT JOIN referral_request r ON r.id = e.request_id
            WHERE e.request_id IS NOT NULL AND r.id IS NULL
        UNION ALL
        SELECT g.id FROM access_grant g LEFT JOIN referral_request r ON r.id = g.subject_id
            WHERE g.subject_id IS NOT NULL AND r.id IS NULL
        UNION ALL
        SELECT l.event_id FROM audit_line l
            LEFT JOIN referral_request r ON r.id = l.participant_object_id
            WHERE l.event_type_code LIKE 'referral.%' AND r.id IS NULL""",
    "a version that does not count the acts on the timeline": """
        SELECT r.id FROM referral_request r
        WHERE r.version <> (SELECT count(*) FROM referral_event e WHERE e.request_id = r.id
            AND e.kind <> 'safety_confirmed')""",
    "a status that is not the last act on the timeline": """
        SELECT r.id FROM referral_request r
        WHERE r.status <> (SELECT CASE e.kind WHEN 'request_sent' THEN 'sent'
                WHEN 'talking_started' THEN 'talking' WHEN 'place_offered' THEN 'offered'
                WHEN 'arrived' THEN 'taken' ELSE e.kind END
            FROM referral_event e
            WHERE e.request_id = r.id AND e.kind <> 'safety_confirmed'
            ORDER BY array_position(ARRAY['request_sent', 'talking_started',
                'place_offered', 'chosen', 'underway', 'arrived', 'withdrawn'],
                e.kind::text) DESC LIMIT 1)""",
    "a place that is held without offer, or an offer that holds none": """
        SELECT r.id FROM referral_request r
        WHERE (r.status IN ('offered', 'chosen', 'underway', 'taken')) <> EXISTS (
            SELECT 1 FROM referral_placeuse u
            WHERE u.request_id = r.id AND u.released_at IS NULL)""",
    "an arrival without a stay and an ended search": """
        SELECT r.id FROM referral_request r
        JOIN referral_need n ON n.dossier_id = r.dossier_id
        WHERE (r.status = 'taken') <> (n.status = 'placed')
           OR (r.status = 'taken' AND NOT EXISTS (SELECT 1 FROM referral_placeuse u
                WHERE u.request_id = r.id AND u.kind = 'stay'))""",
    "access that does not follow the status": """
        SELECT r.id FROM referral_request r
        WHERE (r.status NOT IN ('sent', 'withdrawn')) <> EXISTS (
                SELECT 1 FROM access_grant g WHERE g.subject_id = r.id
                AND g.capacity = 'talking' AND g.valid_until IS NULL)
           OR (r.status IN ('chosen', 'underway', 'taken')) <> EXISTS (
                SELECT 1 FROM access_grant g WHERE g.subject_id = r.id
                AND g.capacity = 'treating' AND g.valid_until IS NULL)
           OR (r.status = 'withdrawn' AND EXISTS (
                SELECT 1 FROM access_grant g
                WHERE g.subject_id = r.id AND g.valid_until IS NULL))""",
    "one safety answer without the other": """
        SELECT request_id FROM referral_safetyanswer
        GROUP BY request_id HAVING count(DISTINCT criterion) <> 2""",
    "a notice that is not mailed once, or a mail about nothing": """
        SELECT coalesce(n.id::text, queued.key) FROM referral_notice n
        FULL JOIN (SELECT key, count(*) AS times FROM procrastinate_jobs,
            jsonb_array_elements_text(args -> 'notice_ids') AS key GROUP BY key) queued
            ON queued.key = n.id::text
        WHERE n.id IS NULL OR queued.times IS DISTINCT FROM 1""",
    "two young people in one place": """
        SELECT a.id FROM referral_placeuse a JOIN referral_placeuse b
            ON a.place_id = b.place_id AND a.id < b.id AND a.period && b.period
        WHERE a.released_at IS NULL AND b.released_at IS NULL""",
}

OPENED = "SELECT id::text FROM access_dossier"
TOLD = "SELECT kind || ' ' || request_id::text FROM referral_event"
