"""An offer, its location and its programme belong to one provider; a stop to one location."""

from django.db import migrations

BOUND = """
ALTER TABLE landscape_offer
    ADD CONSTRAINT offer_location_is_of_its_provider
        FOREIGN KEY (location_id, organisation_id)
        REFERENCES landscape_location (id, organisation_id),
    ADD CONSTRAINT offer_programme_is_of_its_provider
        FOREIGN KEY (programme_id, organisation_id)
        REFERENCES landscape_programme (id, organisation_id);
ALTER TABLE landscape_admissionstop
    ADD CONSTRAINT stop_of_an_offer_at_its_location
        FOREIGN KEY (offer_id, location_id) REFERENCES landscape_offer (id, location_id);
ALTER TABLE landscape_contract
    ADD CONSTRAINT contract_for_an_offer_of_its_provider
        FOREIGN KEY (offer_id, organisation_id) REFERENCES landscape_offer (id, organisation_id);
"""

LOOSE = """
ALTER TABLE landscape_contract DROP CONSTRAINT contract_for_an_offer_of_its_provider;
ALTER TABLE landscape_admissionstop DROP CONSTRAINT stop_of_an_offer_at_its_location;
ALTER TABLE landscape_offer DROP CONSTRAINT offer_programme_is_of_its_provider,
    DROP CONSTRAINT offer_location_is_of_its_provider;
"""


class Migration(migrations.Migration):
    dependencies = [("landscape", "0002_room_and_contracts")]
    operations = [migrations.RunSQL(BOUND, LOOSE)]
