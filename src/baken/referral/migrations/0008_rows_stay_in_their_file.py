"""What SQL that a broken page lets in must not do with rows that it may write.

A row about a request belongs to the file and the provider of that request, a hold to a place
of one's own, a line of the timeline to whoever wrote it; what was asked does not change
afterwards. Keys of forms and runs of matching are for whoever refers: they told a provider
how many others were asked, and which requests are theirs.
"""

from django.db import migrations

BOUND = """
ALTER TABLE referral_request
    ADD CONSTRAINT request_of_file UNIQUE (id, dossier_id),
    ADD CONSTRAINT request_of_file_and_provider UNIQUE (id, dossier_id, organisation_id),
    ADD CONSTRAINT request_for_an_offer_of_its_provider
        FOREIGN KEY (offer_id, organisation_id)
        REFERENCES landscape_offer (id, organisation_id);
ALTER TABLE referral_question ADD CONSTRAINT question_stays_with_its_request
    FOREIGN KEY (request_id, dossier_id, organisation_id)
    REFERENCES referral_request (id, dossier_id, organisation_id);
ALTER TABLE referral_safetyanswer ADD CONSTRAINT safety_answer_stays_with_its_request
    FOREIGN KEY (request_id, dossier_id, organisation_id)
    REFERENCES referral_request (id, dossier_id, organisation_id);
ALTER TABLE referral_placeuse ADD CONSTRAINT place_use_stays_with_its_request
    FOREIGN KEY (request_id, dossier_id, organisation_id)
    REFERENCES referral_request (id, dossier_id, organisation_id);
ALTER TABLE referral_event ADD CONSTRAINT event_stays_with_its_request
    FOREIGN KEY (request_id, dossier_id) REFERENCES referral_request (id, dossier_id);
ALTER TABLE referral_notice ADD CONSTRAINT notice_stays_with_its_request
    FOREIGN KEY (request_id, dossier_id) REFERENCES referral_request (id, dossier_id);
"""

LOOSE = """
ALTER TABLE referral_notice DROP CONSTRAINT notice_stays_with_its_request;
ALTER TABLE referral_event DROP CONSTRAINT event_stays_with_its_request;
ALTER TABLE referral_placeuse DROP CONSTRAINT place_use_stays_with_its_request;
ALTER TABLE referral_safetyanswer DROP CONSTRAINT safety_answer_stays_with_its_request;
ALTER TABLE referral_question DROP CONSTRAINT question_stays_with_its_request;
ALTER TABLE referral_request
    DROP CONSTRAINT request_for_an_offer_of_its_provider,
    DROP CONSTRAINT request_of_file_and_provider,
    DROP CONSTRAINT request_of_file;
"""

# What may change afterwards; the rest of a row stays as it was written.
CHANGING = {
    "referral_request": "status, version, answered_at, due_at, offered_from, hold_until,"
    " ended_at, decline_code, heard",
    "referral_placeuse": "kind, period, released_at, release_reason",
    "referral_question": "answer_token, answered_at",
    "referral_notice": "done_at",
}
FIXED = "".join(
    f"REVOKE UPDATE ON {table} FROM baken_app;"
    f"GRANT UPDATE ({columns}) ON {table} TO baken_app;"
    for table, columns in CHANGING.items()
)
FREE = "".join(f"GRANT UPDATE ON {table} TO baken_app;" for table in CHANGING)


def scope(name: str) -> str:
    return f"dossier_id = any((select visible_dossiers('{name}'))::uuid[])"


OWN = "organisation_id = (select actor_organisation())"
SIGNED = """by_organisation_id IS NOT DISTINCT FROM (select actor_organisation())
    AND by_role = (select actor_role())"""
# A subquery is guarded too: it shows places of the own offers only.
OWN_PLACE = "place_id IN (SELECT id FROM landscape_place)"
MINE = "asked_by_id = (select actor_organisation())"

STRICTER = f"""
ALTER POLICY added ON referral_request WITH CHECK ({scope("ask")} AND {MINE});
ALTER POLICY added ON referral_event WITH CHECK ({scope("file")} AND {SIGNED});
ALTER POLICY added ON referral_placeuse
    WITH CHECK ({OWN} AND {scope("answer")} AND {OWN_PLACE});
ALTER POLICY seen ON referral_sentform USING ({scope("ask")});
ALTER POLICY seen ON referral_matchrun USING ({scope("edit")});
ALTER POLICY seen ON referral_gaprecord USING ({scope("edit")});
"""
LAXER = f"""
ALTER POLICY added ON referral_request WITH CHECK ({scope("ask")});
ALTER POLICY added ON referral_event WITH CHECK ({scope("file")});
ALTER POLICY added ON referral_placeuse WITH CHECK ({OWN} AND {scope("answer")});
ALTER POLICY seen ON referral_sentform USING ({scope("file")});
ALTER POLICY seen ON referral_matchrun USING ({scope("need")});
ALTER POLICY seen ON referral_gaprecord USING ({scope("need")});
"""


class Migration(migrations.Migration):
    dependencies = [("referral", "0007_acts_beyond_ones_rows")]
    operations = [
        migrations.RunSQL(BOUND, LOOSE),
        migrations.RunSQL(FIXED, FREE),
        migrations.RunSQL(STRICTER, LAXER),
    ]
