"""Identity, apart from everything else and encrypted per field with the file's key.

Fields ending in `_token` hold ciphertext; `*_index` holds an HMAC for exact search.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from baken.foundation.access.models import Dossier


class Person(models.Model):
    """The young person of a file."""

    dossier = models.OneToOneField(Dossier, primary_key=True, on_delete=models.PROTECT)
    name_token = models.TextField(blank=True)
    birth_date_token = models.TextField(blank=True)
    name_birth_index = models.BinaryField(null=True, db_index=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.dossier_id)


class AvoidedKind(models.TextChoices):
    """Whom she must not meet: somebody by name, or a group."""

    PERSON = "person", _("persoon")
    GROUP = "group", _("groep of netwerk")


class Avoided(models.Model):
    """Somebody, or a group, that the young person must not meet; for safety officers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT)
    kind = models.CharField(max_length=10, choices=AvoidedKind)
    name_token = models.TextField(blank=True)
    birth_date_token = models.TextField(blank=True)
    name_birth_index = models.BinaryField(null=True, db_index=True)
    noted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "avoided"

    def __str__(self) -> str:
        return str(self.id)
