"""The demo landscape, committed once for each database that a worker works on."""

from functools import cache

from django.utils import timezone

from baken.landscape.demo.load import DemoLandscape, load_demo_landscape
from baken.landscape.models import Offer
from tests.factories.accounts import as_offline


def demo_landscape() -> DemoLandscape:
    """Loads it when this database does not hold it: a test may have replaced the database."""
    if not Offer.objects.filter(code="ZD-01").exists():
        _loaded.cache_clear()
    return _loaded()


@cache
def _loaded() -> DemoLandscape:
    return as_offline(lambda: load_demo_landscape(at=timezone.now()))
