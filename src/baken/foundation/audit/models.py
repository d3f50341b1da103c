"""The trail: who did or saw what, when, and why.

Columns follow NEN 7513 (event, user, role, purpose, organisation, object); the trail holds
keys and codes, never personal content.
"""

import uuid

from django.db import models


class Line(models.Model):
    """One event; written by `audit_append()` only, numbered and chained by `audit_seal()`."""

    event_id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    event_type_code = models.CharField(max_length=60)
    event_action_code = models.CharField(max_length=1)
    event_outcome_indicator = models.PositiveSmallIntegerField(default=0)
    event_date_time = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    user_id = models.UUIDField(null=True)
    audit_enterprise_site_id = models.UUIDField(null=True)
    role_id_code = models.CharField(max_length=40)
    purpose_of_use = models.CharField(max_length=40)
    participant_object_id = models.UUIDField(null=True)
    participant_object_detail = models.JSONField(default=dict)
    dossier_id = models.UUIDField(null=True)
    number = models.BigIntegerField(null=True, unique=True)
    hash = models.BinaryField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["dossier_id", "event_date_time"], name="audit_line_of_dossier"
            ),
            models.Index(
                fields=["recorded_at"],
                condition=models.Q(number__isnull=True),
                name="audit_line_unsealed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_type_code} {self.event_id}"
