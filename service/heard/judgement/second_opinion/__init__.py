"""What words weighed in mail that people have labelled: a second opinion, beside the rules."""
