"""Words that say nothing of what a complaint is about, and words that say little.

None of them is any one landlord's: a word counts little here because nearly every letter to a
landlord has it.  Words of both lists are written as they are spoken, without accents and apostrophes.
"""

from __future__ import annotations

# What holds sentences together.
OF_NO_WEIGHT = frozenset(
    """
    a about above across after afterwards again against ago all almost alone along already also although always am
    among an and another any anybody anyone anything anyway are aren arent around as at away be became because
    become been before behind being below beside besides best better between beyond big both but by came can cannot
    cant come comes coming could couldn couldnt couple d did didn didnt different do does doesn doesnt doing don
    done dont down due during e each early either else enough even ever every everybody everyone everything except
    far few first for forward found from full further gave get gets getting give given gives giving go goes going
    gone gonna good got had hadn hadnt half happen happened happens has hasn hasnt have haven havent having he hed
    hell hello her here heres hers herself hes hi him himself his how however i id if ill im in indeed inside
    instead into is isn isnt it itd itll its itself ive just keep keeps kept kind knew know known last late later
    least leave left less let lets like likely little ll long look looked looking looks lot lots low m made make
    makes making many may maybe me mean means meant might mine minute more most much must my myself n near nearly
    need needed needs neither never new next no nobody none nor not nothing now nowhere o of off often oh ok okay
    old on once one ones only onto or other others otherwise ought our ours ourselves out over own part perhaps
    please plenty possible possibly put quite rather re read really s said same saw say saying says second see seem
    seemed seems seen send sent several shall she shed shell shes should shouldn shouldnt show since so some
    somebody someone something sometimes somewhere soon still stuff such sure t take taken takes taking tell telling
    than thank thanks that thats the their theirs them themselves then there therefore theres these they theyd
    theyll theyre theyve thing things think third this those though thought three through thus till time times to
    today together told tomorrow too took towards tried true try trying turn turned twice two u under unless until
    up upon ur us use used usually v ve very via want wanted wants was wasn wasnt way ways we wed well went were
    weren werent weve what whatever whats when where whether which while who whole whom whose why will wish with
    within without won wont would wouldn wouldnt wrong y year years yes yesterday yet you youd youll your youre
    yours yourself youve
    """.split()  # noqa: SIM905  two hundred strings one a line are no easier to read
)

# What letters to a landlord and its answers are made of, whatever they are about.
OF_LITTLE_WEIGHT = frozenset(
    """
    able accept accepted accident action add address adult advice advise advised afternoon age ago agree agreed
    agreement alive amount angry annoyed answer answered answers apart apologise apology appeal appointment april
    arm arms arrange arranged arrive arrived ask asked asking association attached attend attended attention august
    available aware awful baby back bad bag beautiful birth bit black blame blue body book booked born boss bottom
    box boy break breath bright bring broke broken brother brown bust busy buy call called caller calling calls care
    careful case cause caused centre chance change charge chase chased chasing cheap check checked chief child
    children clean clear cleared clerk clever close closed clothes coat coffee colleague colour comments complain
    complained complaining complaint complaints concern concerned concerns confirm confirmed contact contacted
    contractor contractors cook copied copy corner cost council councillor country crazy cup customer cut dad damage
    date dated daughter day days dead deal dealing dealt dear death december decide decided decision delay delayed
    delivered department details disappointed discuss double drink drive drop ear early easy eat edge eight eighteen
    eighty eleven email emailed emails empty end ended engineer enquiries enquiry error escalate escalated
    escalation evening evidence executive expect explain explained explanation eye eyes face fact fail failed fails
    fair faithfully family fast fat fault faulty favour february fed feel feet fell felt fifteen fifty fight figure
    fill finding fine fingers finish finished five fix fixed flat floor follow following food foot forget forgive
    form formal formally forty forwarded four fourteen free fresh friday friend friendly front fully fun funny game
    gentleman girl glad grateful great green grey ground group guess hair hand handled hands hang happy hard hat
    hate head hear heard heart heavy help helped high hill hit hold holiday home honest honestly hope hot hour hours
    house household housing huge hundred husband idea immediately important inch independent inform information
    inspect inspected inspection install installed interest investigate investigation issue issues january job jobs
    joke joy july june kids kindly knee knees lad lads lady landlord large latest laugh lazy learn legs letter
    letters level life limit line list listen live lives living local longer lost loud love lovely luck lunch mad
    madam mail main man manager managers march mark mate matter matters measure measured meet meeting member mend
    mended mending message messages metal metre middle mile milk mind mine miss mistake monday money month months
    morning mother mouth move moved mr mrs ms mum nail name nan near neighbour neighbours news nice night nine
    nineteen ninety north nose note notes notice november number october odd offer offered office officer officers
    ombudsman online open opened opinion order ours outcome outside outstanding owner paid pain pair panel paper
    pass passed past pay pen people period person phone phoned photo photograph photographs photos picture pictures
    piece pity place plain plan plastic play pleasure pocket point points policy polite poor post pound pounds power
    present press pretty price problem problems procedure process progress promise promised proper properly property
    proud provide public pull push question questions queue quick rain raise raised rang reach ready reason reasons
    receive received record recorded records red ref refer reference referred refuse refused regard regarding
    regards reject rejected related relevant remember reminder remove removed repair repaired repairman repairs
    repeat replace replaced replacement replied reply report reported reports request requested require required
    resident residents resolve resolved respond responded response rest result return returned review rich ride
    right ring ringing rise road room rooms round run sad safe satisfied saturday sea sell senior september serious
    service serviced services set settle seven seventeen seventy shame sharp shoes shop short shoulder shut sick
    side sign signed silly simple sincerely sir sister situation six sixteen sixty size skin sleep slow small smile
    snow soft son song sorry sort sound spare speak speaking special spend spoke spoken square staff stage stages
    stand standard start started state stay step steps stop stopped story strong stuck stuff subject suggest summer
    sun sunday supposed sweet system talk talked tea team teeth telephone temporary ten tenancy tenant tenants
    terrible test thirteen thirty thousand threw throw thursday tired top tops town toy trade train trip trouble
    trust truth tuesday twelve twenty ugly uncle understand unhappy update upheld upset upstairs urgent urgently
    usual various view visit visited visiting visits voice wait waited waiting walk wash waste watch wear weather
    wedding wednesday week weekend weeks weight welcome white wide wife wild win wind winter wise woman wonder word
    words work worked worker workers working works worried worse write writing written wrote young
    """.split()  # noqa: SIM905
)
