"""The pages on which officials write rules: models, versions, the designer, trials, comparisons."""
