"""The names, matters and sentences generated mail is made of; nobody here exists."""

_FIRST = (
    "Anna Bob Carla David Emma Farid Grace Hugo Ines Jürgen Katrin Liam Maria Noor Olga Piotr Quentin Rosa Søren Tariq "
    "Uma Victor Wanda Xavier Yasmin Zoë François José Siân Łukasz"
)
_LAST = (
    "Smith Müller García Jones Novak O'Brien Dupont Rossi Kowalska Jensen Nguyen Patel Khan Brown Silva Andersson "
    "Schmidt Martin Lefèvre Walker Wright Taylor Evans Thomas Roberts Øster"
)
_PROVIDERS = (
    "gmail.example hotmail.example outlook.example yahoo.example icloud.example btinternet.example gmx.example "
    "orange.example acme-corp.example"
)
FIRST_NAMES, LAST_NAMES, PROVIDERS = _FIRST.split(), _LAST.split(), _PROVIDERS.split()
SUBJECTS = (
    (
        "Complaint: repair not done, job {ref}",
        "Leak under the sink still not fixed",
        "Third missed appointment",
        "Window repair - complaint",
    ),
    (
        "Complaint about boiler repair",
        "No one came for the radiator, job {ref}",
        "Heating engineer never turned up",
        "Complaint – heating",
    ),
    (
        "Bins and stairs never cleaned",
        "Complaint about grass cutting",
        "Car park barrier broken for weeks",
        "Lift out of order again",
    ),
    (
        "Rude member of staff",
        "Nobody answers the phone",
        "Complaint about your customer service",
        "Formal complaint {ref}",
    ),
    (
        "Wrong amount on my service charge",
        "Complaint about rent statement {ref}",
        "Overcharged for communal lighting",
        "Refund still missing",
    ),
)
SENTENCES = (
    "I reported this on the {d} and was given job number {r}.",
    "Nobody has called me back although I was promised a reply within two working days.",
    "This is the third time I am writing to you about the same problem and nothing has been done.",
    "I have attached a photograph so that you can see the state of it for yourself.",
    "The person I spoke to was called {n} and told me that nothing could be done.",
    "I have paid £{m} out of my own pocket and would like that looked at.",
    "I took a day off work for the appointment and no one came.",
    "Please confirm that you have received this and give me a reference number.",
    "My tenancy number is {r} and the job number is {r2}.",
    "Your system says the job is complete but I was at home all day and no one came.",
    "Your adviser ended the call before I could explain anything.",
    "I cannot keep waiting in for a contractor who does not turn up.",
    "We have been tenants here for more than ten years and are very disappointed.",
    "The neighbours have the same problem and have given up reporting it.",
    "The service charge shows £{m} although the work was never done.",
    "It is not acceptable that an organisation of your size cannot keep an appointment.",
    "The contractor left rubbish on the landing and never came back for it.",
    "I would like someone to tell me when this will be done.",
    "I was told it would take a week and that was on the {d}.",
    "I look forward to hearing from you and hope that this can be settled amicably.",
)
GREETINGS = ("Hello,", "Dear Sir or Madam,", "Hi", "To whom it may concern,", "Guten Tag,")
SIGNATURES = {
    "iphone": "Sent from my iPhone",
    "android": "Sent from my Galaxy",
    "form": "-- \nThis message was sent by the contact form.",
}
MAILERS = {
    "outlook": "X-Mailer: Microsoft Outlook 16.0",
    "iphone": "X-Mailer: iPhone Mail (21F90)",
    "form": "X-Mailer: PHPMailer 6.9.1 (https://github.com/PHPMailer/PHPMailer)",
}

# What Word puts before the first word of an HTML mail.
WORD_HTML = (
    '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">\n<head>\n'
    '<meta http-equiv="Content-Type" content="text/html; charset={cs}">\n'
    '<meta name="Generator" content="Microsoft Word 15 (filtered medium)">\n'
    "<style><!--\n/* Font Definitions */\n"
    '@font-face\n\t{font-family:"Cambria Math";\n\tpanose-1:2 4 5 3 5 4 6 3 2 4;}\n'
    "@font-face\n\t{font-family:Calibri;\n\tpanose-1:2 15 5 2 2 2 4 3 2 4;}\n@font-face\n\t{font-family:Aptos;}\n"
    "/* Style Definitions */\np.MsoNormal, li.MsoNormal, div.MsoNormal\n\t{margin:0cm;\n\tfont-size:11.0pt;\n"
    '\tfont-family:"Calibri",sans-serif;\n\tmso-ligatures:standardcontextual;\n\tmso-fareast-language:EN-US;}\n'
    "a:link, span.MsoHyperlink\n\t{mso-style-priority:99;\n\tcolor:#0563C1;\n\ttext-decoration:underline;}\n"
    'span.EmailStyle17\n\t{mso-style-type:personal-compose;\n\tfont-family:"Calibri",sans-serif;\n\tcolor:windowtext;}\n'
    ".MsoChpDefault\n\t{mso-style-type:export-only;\n\tfont-size:10.0pt;}\n"
    "@page WordSection1\n\t{size:612.0pt 792.0pt;\n\tmargin:72.0pt 72.0pt 72.0pt 72.0pt;}\n"
    "div.WordSection1\n\t{page:WordSection1;}\n--></style>\n"
    '<!--[if gte mso 9]><xml>\n<o:shapedefaults v:ext="edit" spidmax="1026" />\n</xml><![endif]-->\n</head>\n'
    '<body lang="EN-GB" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">\n<div class="WordSection1">\n'
)
