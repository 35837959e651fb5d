"""What is known of a contact before anything follows from it: whose it is, and whether it is about what is limited."""

from __future__ import annotations

from dataclasses import dataclass

from heard.casework.events import Reference, WhichMatter
from heard.casework.people import Landlord
from heard.casework.policy import Policy
from heard.casework.policy.afterwards import RestrictionOption
from heard.casework.policy.words import MailboxDoes
from heard.casework.restriction import Covers, Restriction
from heard.judgement.limit import Limit


@dataclass(frozen=True, slots=True)
class Contacted:
    """A message that a restriction may be about.

    verdict   "yes", or "ask" where a person has to say whether the writer is the restricted person; "shown" where an
              office wrote about them, which is never restricted
    because   by what they are recognised, one sentence without a full stop
    matter    "same", "new" or "unsure", which counts as new
    about     why it is, one sentence without a full stop
    fresh     the words of what seems to be fresh evidence; "" for none
    on        another case of theirs that it is about
    against   what speaks against its being them, one sentence without a full stop; "" for nothing
    of_the_limit  whether it is about the limit itself, and tells of nothing else
    minds     the words by which it may mind the limit, where nothing shows which matter it is about; "" for none
    weighs    the words by which it may mind the limit, though it speaks of what is limited; "" for none
    office    which office wrote about them, in words; "" where it is a contact of theirs
    brought   how it came, one sentence without a full stop, where an officer passed it on; "" where it came by itself
    unanswered   why nothing may be written to its writer, where an officer passed it on; "" where they are answered
    besides   the other measures that limit the same person about the same matter (several.py)
    """

    limit: Limit
    verdict: str
    because: str
    matter: str
    about: str
    fresh: str = ""
    on: Reference | None = None
    against: str = ""
    office: str = ""
    of_the_limit: bool = False
    brought: str = ""
    unanswered: str = ""
    minds: str = ""
    weighs: str = ""
    besides: tuple[Limit, ...] = ()

    @property
    def restriction(self) -> Restriction:
        return self.limit.restriction

    @property
    def brings_evidence(self) -> bool:
        """Say whether what may be fresh evidence may be on what is limited, so that somebody has to say."""
        return bool(self.fresh) and self.matter != WhichMatter.NEW

    @property
    def is_same(self) -> bool:
        return self.matter == WhichMatter.SAME

    @property
    def is_covered(self) -> bool:
        """Say whether it is about what the restriction covers."""
        return self.is_same or self.restriction.covers == Covers.EVERYTHING


def option_of(restriction: Restriction, policy: Policy) -> RestrictionOption | None:
    """Return the option that an entry names; None where the word is the landlord's own."""
    return policy.restriction.options.get(restriction.option) if policy.restriction is not None else None


def states_the_contact(entry: Restriction, policy: Policy, landlord: Landlord) -> bool:
    """Say whether more about the matter is answered with whom they may contact, and with no more.

    So it is where contact goes through one person, the entry names one of ours, and the policy wants it told; unless
    the entry itself lists what is acknowledged.
    """
    option, rule = option_of(entry, policy), policy.restriction
    is_wanted = rule is not None and rule.new_matter_tell is not None
    goes_through_one = option is not None and option.mailbox is MailboxDoes.NAMED_PERSON
    is_ours = bool(entry.named_contact) and landlord.officer(entry.named_contact) is not None
    return is_wanted and goes_through_one and is_ours and entry.acknowledges is None


def clause_of(policy: Policy) -> str:
    """Return where the policy speaks of restrictions; "" where it does not."""
    return (policy.restriction.clause if policy.restriction is not None else None) or ""
