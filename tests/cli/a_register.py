"""A register of one earlier case, and of one restriction on whoever it is."""

REGISTER = """
[[earlier_case]]
reference = "NG-24-0311"
person = "Raymond Pickersgill"
home = "14 Weirside Court"
addresses = ["ray@btmail.example"]
matter = "fence between 14 and 16 Weirside Court"
stage = "stage-3"
ended = 2025-03-14
outcome = "not upheld"

[[restricted]]
person = "Raymond Pickersgill"
addresses = ["ray@btmail.example", "raypick@outmail.example"]
option = "acknowledge-only"
case = "NG-24-0311"
from = 2025-06-02
"""
