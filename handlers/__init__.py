"""What Haat says and decides, in the market's own words."""
