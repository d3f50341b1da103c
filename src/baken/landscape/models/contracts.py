"""How help can be bought; the absence of a contract never stops a request."""

import uuid

from django.db import models
from django.db.models import Q

from baken.foundation.organisations.models import Organisation, YouthRegion
from baken.landscape.models.choices import ContractKind
from baken.landscape.models.offers import Offer
from baken.landscape.models.periods import ends_after_it_begins, one_of


class Contract(models.Model):
    """A way to buy from a provider, for one region or, without a region, for the country.

    Without an offer it covers everything that the provider offers.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    offer = models.ForeignKey(
        Offer, null=True, blank=True, on_delete=models.PROTECT, related_name="contracts"
    )
    kind = models.CharField(max_length=20, choices=ContractKind)
    function_code = models.CharField(max_length=20, blank=True)
    youth_region = models.ForeignKey(
        YouthRegion, null=True, blank=True, on_delete=models.PROTECT
    )
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    source_on = models.DateField()

    class Meta:
        constraints = [
            ends_after_it_begins("contract"),
            one_of("contract_kind_exists", field="kind", choices=ContractKind),
            models.CheckConstraint(
                condition=~Q(kind=ContractKind.REGIONAL)
                | Q(youth_region__isnull=False),
                name="contract_of_a_region_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ContractKind.FRAMEWORK)
                | (Q(youth_region__isnull=True) & ~Q(function_code="")),
                name="contract_of_the_country_names_its_function",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
