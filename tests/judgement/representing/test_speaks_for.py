"""Who is written for: forty messages that speak for somebody else, and forty that do not."""

from __future__ import annotations

import pytest

from builders import LANDLORD, a_message
from heard.casework.people import Role
from heard.judgement.representing.speaks_for import speaks_for
from heard.judgement.representing.spoken_for import Relation, SpokenFor


def spoken_for(text: str, *, role: Role = Role.TENANT, subject: str = "Repairs", **more: object) -> SpokenFor | None:
    return speaks_for(a_message(text, subject=subject, **more), role, LANDLORD)


FOR_SOMEBODY_ELSE = [
    ("I am writing on behalf of Mrs Ethel Byrne, 9 Larch Court, whose heating failed on Friday.", Relation.OTHER),
    ("I'm emailing you on behalf of my elderly neighbour. Her back door will not lock.", Relation.FRIEND),
    ("On behalf of my father, Leonard Stokes of 4 Mill Lane: the stair lift is out.", Relation.RELATIVE),
    ("This complaint is made on behalf of our client, Ms Joy Adeyemi.", Relation.ADVOCATE),
    ("Please log this as a complaint on behalf of my nan.", Relation.RELATIVE),
    ("I wish to complain on my brother's behalf about the way he was spoken to.", Relation.RELATIVE),
    ("My aunt is 91 and frightened of you, so I am writing to you on her behalf.", Relation.OTHER),
    ("Hello, just writing for my mum who doesn't do computers. The damp is back.", Relation.RELATIVE),
    ("I'm sending this for a friend, he's at 12 Park View and the stairs are dark.", Relation.FRIEND),
    ("I am doing this complaint for my uncle as his hands are bad.", None),
    ("My neighbour has asked me to write to you about the state of the bin store.", Relation.FRIEND),
    ("Miss Doyle has asked us to raise the following with you.", Relation.OTHER),
    ("My gran asked if I could email you as she gets no answer on the phone.", Relation.RELATIVE),
    ("I'm Betty's granddaughter. She has had no hot water for nine days.", Relation.RELATIVE),
    ("I am the son of your tenant at 22 Fern Street and I am fed up with the excuses.", Relation.RELATIVE),
    ("I am her daughter and next of kin. She has waited since January for the ramp.", Relation.RELATIVE),
    ("Jean Platt's nephew here. Nobody came on Tuesday either.", Relation.RELATIVE),
    ("I'm support worker for Mr Khalid Rahman. His ceiling came down.", Relation.ADVOCATE),
    ("I am an advocate working with a young woman who is afraid to open her door.", Relation.ADVOCATE),
    ("I am a social worker with the adult team. The lady at 3 Elm Close has no heat.", Relation.ADVOCATE),
    ("I look after Doris, who lives at 17 Hawthorn House. The lift has been out for a week.", Relation.CARER),
    ("We support one of your tenants, and the repair he was promised never came.", Relation.ADVOCATE),
    ("I hold power of attorney for my mother. Her rent account is wrong.", None),
    ("As the appointee for Mr Alan Crewe, I am unhappy with how you answered him.", None),
    ("I am executor of the late Mrs Fay Robson. You are still charging the estate.", Relation.OTHER),
    ("We act for Miss Leah Tranter of 40 Canal Road. Kindly direct all letters to this office.", None),
    ("Our client has lived with mould for three winters.", None),
    ("We are instructed by Mr Owen Pugh in connection with disrepair at his home.", None),
    ("My constituent is at the end of her tether with the noise from the plant room.", Relation.MEMBER),
    ("I have had a letter from a constituent who says that you lost her form twice.", Relation.MEMBER),
    ("A constituent of mine came to see me on Saturday. She cannot use her bath.", Relation.MEMBER),
    ("Mam can't read your letters or write back, so it falls to me. My mam is not able to write any more.", None),
    ("My dad is one of your tenants and he has been waiting a year for windows.", Relation.RELATIVE),
    ("My grandmother lives alone at 6 Beech Grove and has been told to wait until October.", Relation.RELATIVE),
    ("There is water coming through the roof of my sister's bungalow and nobody comes.", Relation.RELATIVE),
    ("He's sat here telling me what to type because he broke his glasses.", Relation.OTHER),
    ("We, the undersigned, object to the new parking scheme.", Relation.GROUP),
    ("We the residents of Alder House have had no lift for a month.", Relation.GROUP),
    ("I'm writing on behalf of all the tenants in our block about the broken entry door.", Relation.GROUP),
    ("With her permission I am passing on what happened to the lady upstairs when your men came.", Relation.OTHER),
    ("I am contacting you regarding my mother-in-law, Mrs P Kaur, who has little English.", Relation.RELATIVE),
    ("Hi its Leanne, Carols daughter. Mum has been without a cooker since the kitchen went.", Relation.RELATIVE),
    ("My father is in hospital and asked me to deal with his letters.", Relation.RELATIVE),
    ("Ms Farooq attended my surgery on Friday with photographs of her ceiling.", Relation.MEMBER),
    ("I write as a ward councillor about the bins at Birch Court.", Relation.MEMBER),
    ("we are all neighbours on Larch Close and want the same thing, the lights fixed", Relation.GROUP),
    ("I speak for every household on the second floor.", Relation.GROUP),
    ("I'm writing in support of my patient Mr Lewis, whose asthma is made worse by the damp.", None),
    ("I help my neighbour Stan with his post, he's registered blind.", Relation.FRIEND),
    ("I'm emailing about my brothers flat, 3 Ash Grove.", Relation.RELATIVE),
    ("I am dealing with her affairs under a power of attorney.", None),
    ("Ms Green has given me permission to speak to you about her account.", Relation.OTHER),
    ("The repair has been missed four times now.\n\nTom Harker for Mrs D Harker", None),
]  # fmt: skip


@pytest.mark.parametrize("text, relation", FOR_SOMEBODY_ELSE, ids=[text[:60] for text, _ in FOR_SOMEBODY_ELSE])
def test_whoever_writes_for_somebody_else_is_seen(text, relation):
    found = spoken_for(text)
    assert found is not None
    assert relation is None or found.relation is relation


FOR_THEMSELVES = [
    "I reported the leak in my kitchen three weeks ago and nothing has been done.",
    "My son's asthma is worse since the damp came back in his bedroom.",
    "My mum lives with me and she can't use the stairs while the lift is out.",
    "I am speaking for myself here and for nobody else: your office is rude.",
    "A man came on behalf of Northgate Homes and drilled through the pipe.",
    "Your contractor rang on behalf of Northgate and swore at me.",
    "I'm writing for the third time about my boiler.",
    "I am writing for an answer to my letter of 3 May.",
    "I had to go and stay at my mum's house because there was no heating.",
    "I've been washing at my sister's flat for a fortnight.",
    "My neighbour plays music until four and you do nothing.",
    "My neighbour asked me to turn my music down, and now you write to me as if I were the trouble.",
    "My friend told me to complain to you because you never answer the phone.",
    "My husband is disabled and I am his carer. Our kitchen is not safe for him.",
    "I'm a carer at the hospital and work nights, so please ring my mobile about my window.",
    "I am a single mother of two and your men never came.",
    "I'm at my wit's end with the lift.",
    "She said she was ringing on behalf of the repairs team.",
    "Who answers on behalf of the board? I want a name.",
    "Can my daughter speak to you on my behalf if I give you her number?",
    "I want to thank Sam, who apologised on behalf of the company.",
    "Your letter says \"I am writing on behalf of Mrs Dean, our manager\" and then says nothing.",
    "I am writing on behalf of my family, we have all been ill with this mould in our house.",
    "My wife and I have waited for the fence since Easter.",
    "I am writing on behalf of my husband and myself about our bathroom.",
    "I would like a form for my mother to apply for a flat, where do I find it?",
    "My daughter's bedroom has mould and she is only two.",
    "My clients cannot get up to my flat while the lift is out, and I lose money every day.",
    "Our clients save thirty per cent with our roofing service.",
    "As your tenant of thirty years I expect better.",
    "I'm a constituent of Mr Hale and I shall be telling him about this.",
    "I live next door to your tenant at number 9 and his dog is loose all day.",
    "I want to complain about one of your tenants, who parks across my drive.",
    "The engineer said he was waiting for a part for the boiler. He never came back.",
    "Why was my key given to a stranger without my permission?",
    "You entered with no permission and left my door open.",
    "I have signed the consent form for the gas man twice, see attached.",
    "Someone should start a petition about how you treat people.",
    "I'm the tenant of 14 Orchard Court and my ceiling is down.",
    "My dad died in March and you are still writing to him at my house.",
    "My partner can't sleep because of the noise from your pump under our bedroom.",
    "We have had no hot water since Sunday and my baby is ill.",
    "I've asked my councillor to write to you as well since you ignore me.",
    "My solicitor will be writing to you on my behalf.",
    "The carer could not get in because the lift was broken.",
    "My support worker told me to email you about the mould in my room.",
    "My nephew was here when the plumber came and he said the pipe was fine.",
    "Can I give my sister permission to collect the keys for my flat?",
    "We are the only tenants left on the landing and nobody cleans it.",
    "All the residents were promised a meeting, I am still waiting for mine.",
    "I'm her mother and she's only six, your van nearly hit her.",
    "As a carer for my disabled husband I need the lift working.",
    "Her son at number 12 throws bottles at my car.",
    "I paid for my neighbour's fence out of kindness.",
    "Your surveyor Mr Dunn asked me to send photos of the crack, attached.",
    "I have the agreement of my neighbours to put up a gate, is that ok?",
    "My mum and dad live in Spain so I have nobody to help me with this.",
    "The tenants association meets on Tuesdays, can you send somebody?",
    "Please pass this to Mrs Grant for me.",
    "I care for my son who is autistic and the noise is too much for him.",
]  # fmt: skip


@pytest.mark.parametrize("text", FOR_THEMSELVES, ids=[text[:60] for text in FOR_THEMSELVES])
def test_whoever_writes_for_themselves_is_not_taken_for_a_representative(text):
    assert spoken_for(text) is None


@pytest.mark.parametrize(
    "text, name, home",
    [
        pytest.param("I write on behalf of Mrs Ethel Byrne, 9 Larch Court.", "ethel byrne", "9 larch court", id="both"),
        pytest.param("On behalf of my dad, Leonard Stokes of 4 Mill Lane.", "leonard stokes", "4 mill lane", id="kin"),
        pytest.param("I'm writing for my mum. She won't ring you herself.", "", "", id="neither"),
        pytest.param("I'm writing for my mum. Mr Hale of yours was rude to her.", "", "", id="somebody else's name"),
        pytest.param("I represent Ms Joan Orr.\n\nDorothy Finch", "joan orr", "", id="not the writer's own"),
    ],
)  # fmt: skip
def test_the_name_and_the_home_are_of_whoever_is_spoken_for(text, name, home):
    found = spoken_for(text)
    assert found is not None
    assert (found.name, found.home) == (name, home)


@pytest.mark.parametrize(
    "role, relation",
    [
        pytest.param(Role.ADVOCATE, Relation.ADVOCATE, id="an advice agency"),
        pytest.param(Role.MEMBER, Relation.MEMBER, id="a member's office"),
        pytest.param(Role.SOLICITOR, Relation.SOLICITOR, id="solicitors"),
    ],
)
def test_whoever_writes_for_others_by_trade_does_so_without_a_word_of_it(role, relation):
    found = spoken_for("The wet room was promised a year ago.", role=role, subject="Ms P Orr, 11 Castle Rise")
    assert found is not None
    assert (found.relation, found.name, found.home) == (relation, "p orr", "11 castle rise")


@pytest.mark.parametrize(
    "sender, relation",
    [
        pytest.param("Cllr Ann Heath <ann.heath@council.example>", Relation.COUNCILLOR, id="a councillor"),
        pytest.param("Office of Joan Pell MP <pell@parliament.example>", Relation.MP, id="an MP"),
        pytest.param("Marsh and Lowe Solicitors <post@marshlowe.example>", Relation.SOLICITOR, id="a solicitor"),
    ],
)
def test_the_office_somebody_signs_with_says_what_they_are(sender, relation):
    found = spoken_for("I have been contacted by Mr Ian Wood of 8 Dale View about his roof.", sender=sender)
    assert found is not None
    assert (found.relation, found.name, found.home) == (relation, "ian wood", "8 dale view")


def test_a_member_signs_with_their_office():
    found = spoken_for("Mr Ian Wood of 8 Dale View has no heating.\n\nRegards\nCllr Ann Heath (Eastfield)")
    assert found is not None
    assert found.relation is Relation.COUNCILLOR


@pytest.mark.parametrize("end", ["I shall tell my MP", "I have written to Cllr Ann Heath", "Copied to Joan Pell MP."])
def test_whoever_turns_to_a_member_is_none(end):
    assert spoken_for(f"Mr Ian Wood of 8 Dale View was sent to me and did nothing. {end}") is None


def test_an_officer_is_nobody_to_be_spoken_for():
    assert spoken_for("You say that you write on behalf of Mrs Helen Lead. I want to speak to her.") is None


def test_the_subject_of_an_answer_is_not_the_writers():
    assert spoken_for("Thank you, that is fine.", subject="RE: On behalf of Mrs Byrne, 9 Larch Court") is None


@pytest.mark.parametrize(
    "text, names_contact",
    [
        pytest.param("We, the undersigned, want the lift mended.", False, id="nobody named"),
        pytest.param("We, the undersigned, want the lift mended. Replies to me please.", True, id="the sender"),
        pytest.param("We, the undersigned. Our named representative is Jo Lind, flat 3.", True, id="somebody else"),
    ],
)  # fmt: skip
def test_a_group_may_name_whom_to_answer(text, names_contact):
    found = spoken_for(text)
    assert found is not None
    assert (found.relation, found.name, found.names_contact) == (Relation.GROUP, "", names_contact)
