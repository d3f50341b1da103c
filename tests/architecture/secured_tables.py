"""The tables without row-level security, each with the reason why it needs none.

A table that is not here must have row-level security enabled and forced. Nothing about a
person may ever stand in a table of this list.
"""

NOT_SECURED = {
    "access_right": "the matrix of need-to-know: the same for everybody, names nobody",
    "auth_group": "Django's groups; unused, and the application may not read them",
    "auth_group_permissions": "as auth_group",
    "auth_permission": "as auth_group",
    "django_content_type": "names of tables",
    "django_migrations": "names of migrations",
    "door_key": "the application role has no right on it at all; see test below",
    "organisations_municipality": "the municipalities of the country: public",
    "organisations_organisation": "names of organisations, from public registers",
    "organisations_organisation_youth_regions": "which organisation serves which region",
    "organisations_youthregion": "the youth regions of the country: public",
    "procrastinate_events": "moments and kinds of queued jobs",
    "procrastinate_jobs": "queued jobs carry keys only",
    "procrastinate_periodic_defers": "when a recurring job ran last",
    "procrastinate_workers": "heartbeats of processes",
}

# What the application role may not touch at all, not even with a valid actor.
CLOSED = ("door_key", "audit_chain")
