"""Tables without upright rules: regions, headers, columns and rows from where words stand."""
