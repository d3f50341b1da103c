"""Official facts about municipalities and regions, packaged with source and date."""
