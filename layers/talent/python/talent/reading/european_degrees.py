"""Degrees of universities in Europe and Latin America, in their own languages and as people shorten them."""

import re

FULL = (
    r"Laurea(?:\s+(?:Magistrale|Triennale|Specialistica))?"
    r"|(?<![A-Za-z] )Licence(?:\s+Professionnelle|\s+[123](?=\s))?|Ma[îi]trise"
    r"|Master\s+[12](?=\s)|Dipl[ôo]me\s+d['’]Ing[ée]nieur|Ing[ée]nieur\s+dipl[ôo]m[ée]e?|Doctorat(?!e)|Dottorato(?:\s+di\s+Ricerca)?"
    r"|Dipl\.?-(?:Ing|Kfm|Kffr|Betriebsw|Inform|Inf|Math|Phys|Chem|Biol|Psych|P[äa]d|Volksw|Wirt\.?-Ing|[ÖO]k)\b\.?(?:\s*\((?:FH|DH|BA)\))?"
    r"|Diplom-[A-ZÄÖÜ][a-zäöüß]+(?:\s*\((?:FH|DH|BA)\))?|Staatsexamen|Mag(?:ister|istr|isterium)(?:\s+Artium)?"
    r"|Dr\.-Ing\.?|Grado(?=\s+en\s)|M[áa]ster(?:\s+Universitario)?(?=\s+en\s)|Licenciad[oa]|Licenciatura|Diplomatura"
    r"|Mestrado|Bacharelado|Bacharel|Doutorado|Doutoramento|Doctorado|Civilingenj[öo]r|In[żz]ynier"
    r"|Matura|Maturita|Baccalaur[ée]at|Bachillerato"
)
"""Inside a pattern that stands between word boundaries and takes no account of capitals."""

SHORT = re.compile(
    r"^(?:(?:Ing|Mgr|MgA|Bc|BcA|Drs|Lic|RNDr|PhDr|JUDr|MUDr|PharmDr|[Ii]n[żz])\.(?:\s?(?:Ing|in[żz])\.)?|BTS|DUT)(?=\s|$|[,(:–-])"
)
"""At the beginning of a part on education alone: elsewhere a Mgr. is a manager and an Ing. a person's title."""
