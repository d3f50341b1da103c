"""Who may read and write what: the offer is public; room, stops and addresses are not."""

from django.db import migrations

TABLES = (
    "location address addressviewer publishedmeasure programme offer "
    "availability place admissionstop admissionstopreason contract"
).split()

PERSON = "(SELECT actor_kind()) = 'person'"
MINE = f"{PERSON} AND organisation_id = (SELECT actor_organisation())"
INTAKE = "(SELECT actor_role()) = 'intake'"
SAFETY_OFFICER = "(SELECT actor_role()) = 'safety_officer'"
REFERRING = "(SELECT landscape_may_see_room())"
MY_OFFER = f"offer_id IN (SELECT id FROM landscape_offer WHERE {MINE})"
MY_LOCATION = f"location_id IN (SELECT id FROM landscape_location WHERE {MINE})"
MY_STOP = (
    "stop_id IN (SELECT s.id FROM landscape_admissionstop s "
    f"WHERE s.{MY_LOCATION})"
)
KNOWN_ADDRESS = (
    f"{PERSON} AND location_id IN "
    "(SELECT id FROM landscape_location WHERE safety_level = 0)"
)
NAMED_FOR_ADDRESS = (
    f"{PERSON} AND (SELECT actor_purpose()) = 'address' AND location_id IN "
    "(SELECT v.location_id FROM landscape_addressviewer v "
    "WHERE v.user_id = (SELECT actor_user()) AND v.valid_from <= landscape_today() "
    "AND (v.valid_until IS NULL OR v.valid_until > landscape_today()))"
)
# A shielded house has no point anywhere: not even in the row that hides it.
NO_POINT_OF_SHIELDED = (
    "((latitude IS NULL AND longitude IS NULL) OR location_id IN "
    "(SELECT id FROM landscape_location WHERE safety_level = 0))"
)
KEEPS_ADDRESS = (
    f"{MY_LOCATION} AND {SAFETY_OFFICER} AND (SELECT actor_purpose()) = 'address' "
    f"AND {NO_POINT_OF_SHIELDED}"
)

# The session's time zone is UTC; an ended right must end at midnight here, not hours later.
TODAY = """
CREATE FUNCTION landscape_today() RETURNS date LANGUAGE sql STABLE AS
    $$ SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date $$;
GRANT EXECUTE ON FUNCTION landscape_today() TO baken_app;
"""

# Matching asks it too: a stop that is hidden must count as unknown, never as absent.
MAY_SEE_ROOM = """
CREATE FUNCTION landscape_may_see_room() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        public.actor_kind() = 'person'
        AND public.actor_role() IN ('referrer', 'care_coordinator'), false)
$$;
GRANT EXECUTE ON FUNCTION landscape_may_see_room() TO baken_app;
"""

# table -> (who reads, who writes); nobody deletes: things end.
RULES = {
    "location": ("true", f"{MINE} AND {SAFETY_OFFICER}"),
    "programme": ("true", f"{MINE} AND {INTAKE}"),
    "offer": ("true", f"{MINE} AND {INTAKE}"),
    "contract": ("true", None),
    "publishedmeasure": ("true", None),
    "availability": (f"({MY_OFFER}) OR ({REFERRING})", f"{MY_OFFER} AND {INTAKE}"),
    "place": (MY_OFFER, f"{MY_OFFER} AND {INTAKE}"),
    "admissionstop": (f"({MY_LOCATION}) OR ({REFERRING})", f"{MY_LOCATION} AND {INTAKE}"),
    "admissionstopreason": (MY_STOP, f"{MY_STOP} AND {INTAKE}"),
    "addressviewer": (
        f"({PERSON} AND user_id = (SELECT actor_user())) OR ({MY_LOCATION} AND {SAFETY_OFFICER})",
        f"{MY_LOCATION} AND {SAFETY_OFFICER}",
    ),
    "address": (f"({KNOWN_ADDRESS}) OR ({NAMED_FOR_ADDRESS})", KEEPS_ADDRESS),
}


def secured(table: str) -> str:
    name = f"landscape_{table}"
    reads, writes = RULES[table]
    sql = f"""
        REVOKE ALL ON {name} FROM PUBLIC, baken_app;
        GRANT SELECT ON {name} TO baken_app, baken_definer;
        GRANT SELECT, INSERT, UPDATE, DELETE ON {name} TO baken_offline;
        ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {name} FORCE ROW LEVEL SECURITY;
        CREATE POLICY reading ON {name} FOR SELECT TO baken_app USING ({reads});
    """
    if writes is None:
        return sql
    return f"""{sql}
        GRANT INSERT, UPDATE ON {name} TO baken_app;
        CREATE POLICY adding ON {name} FOR INSERT TO baken_app WITH CHECK ({writes});
        CREATE POLICY changing ON {name} FOR UPDATE TO baken_app
            USING ({writes}) WITH CHECK ({writes});
    """


def loose(table: str) -> str:
    name = f"landscape_{table}"
    writing = f"""
        DROP POLICY adding ON {name};
        DROP POLICY changing ON {name};
    """
    return f"""
        DROP POLICY reading ON {name};
        {writing if RULES[table][1] else ""}
        ALTER TABLE {name} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {name} DISABLE ROW LEVEL SECURITY;
    """


class Migration(migrations.Migration):
    dependencies = [
        ("landscape", "0003_offers_stay_with_their_provider"),
        ("door", "0001_actor_is_checked"),
    ]
    operations = [
        migrations.RunSQL(TODAY, "DROP FUNCTION landscape_today();"),
        migrations.RunSQL(MAY_SEE_ROOM, "DROP FUNCTION landscape_may_see_room();"),
        *(migrations.RunSQL(secured(table), loose(table)) for table in TABLES),
    ]
