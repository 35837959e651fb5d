"""The reports of a policy over a period: what they show, and as what they can be had."""
