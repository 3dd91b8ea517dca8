"""The vocabulary of the registers beside budgets and contracts, French and English, as data."""

from __future__ import annotations

from budgetwatch.domain.credit_act import ActKind
from budgetwatch.domain.layout import TableKind

Words = tuple[tuple[str, str], ...]

_FROM = r"(?:d origine|origine|debitee?|diminuee?|cedante?|emett(?:eur|rice)|source|preleve(?:e)?)"
_TO = r"(?:de destination|destination|creditee?|beneficiaires?|augmentee?|abondee?|recept(?:eur|rice)|destinataires?)"
_PROGRAMME = r"(?:programmes?|sections?|chapitres?|ministeres?|lignes?|dotations?|imputations?)"
_CODE = r"(?:code|n|no|numero)(?: (?:du|de|de la|of))?"

_BASES = (("ae", r"(?:ae|autorisations? d engagements?)"), ("cp", r"(?:cp|credits? de paiements?)"), ("", ""))
_OPENED = r"(?:ouvertures?|credits? ouverts?|ouverte?s?|augmentations?|abondements?|en plus|openings?|opened|increases?|additions?)(?: de credits?| of credits?)?"
_CANCELLED = r"(?:annulations?|credits? annules?|annulee?s?|diminutions?|reductions?|prelevements?|en moins|cancellations?|cancelled|decreases?)(?: de credits?| of credits?)?"
OF_TWO_WAYS: Words = tuple(
    (f"{way}_{basis}".strip("_"), rf"(?:montants? )?(?:(?:des? |d )?{verb} ?(?:en )?{named}|{named} {verb})" if basis else rf"(?:montants? )?(?:des? |d )?{verb}")
    for way, verb in (("opened", _OPENED), ("cancelled", _CANCELLED))
    for basis, named in _BASES
)  # fmt: skip
"""Amounts of acts in a column of their own for what is opened and for what is cancelled."""

SIGNED = r"(?:(?:virements?|mouvements?|transferts?|credits?|montants?) ?)?\(?(?P<sign>[-+−–])\)?"
"""Such amounts under a sign: "Virement +", "Virement −"."""

WAYS: dict[str, tuple[str, ActKind]] = {
    "opened": ("target", ActKind.OPENING),
    "cancelled": ("source", ActKind.CANCELLATION),
}
"""What the programme of such a row is to the act, and what the act does where no word says more."""


def way_of(field: str) -> str:
    """Which way a field moves credits: `opened_ae` is `opened`; another field is itself."""
    return field.partition("_")[0] if field.startswith(tuple(WAYS)) else field


ACTS: Words = (
    ("source_code", rf"{_CODE} {_PROGRAMME} {_FROM}|code (?:d )?origine|{_CODE} (?:from|source) (?:programme|vote)|from code|code from"),
    ("target_code", rf"{_CODE} {_PROGRAMME} {_TO}|code (?:de )?destination|{_CODE} (?:to|target) (?:programme|vote)|to code|code to"),
    ("source", rf"{_PROGRAMME} {_FROM}|du programme|origine(?: des credits)?|from(?: programme| vote)?|source(?: programme)?|(?:programme|vote) that gives"),
    ("target", rf"{_PROGRAMME} {_TO}|au programme|vers(?: le programme)?|destination(?: des credits)?|to(?: programme| vote)?|target(?: programme)?|(?:programme|vote) that receives"),
    ("signatory", r"signataires?|signe par|autorite signataire|signator(?:y|ies)|signed by"),
    ("signed", r"(?:date de )?signature|date de (?:la )?signature|signe le|signed(?: on)?|(?:date of )?signature|signature date"),
    ("ratified", r"ratifie(?:e|s|es)?(?: par.*| o n| oui non)?|ratifications?(?: par.*)?|loi de ratification|ratified(?: by.*| y n| yes no)?"),
    ("kind_text", r"(?:nature|types?|categories?)(?: de l| d| des)? (?:actes?|mouvements?|operations?)|acte(?: modificatif)?|mouvements?|(?:kinds?|types?|nature) of (?:acts?|movements?)|acts?"),
    ("reference", r"(?:references?|ref|n|no|num|numeros?)(?: (?:de l|du|d|des|of the|of))? ?(?:actes?|decrets?|arretes?|textes?|acts?|decrees?)|references?|ref|numeros?|n|no|act (?:no|number|reference)|decrets?|textes?"),
    ("date", r"dates?(?: (?:de l|d|du|of the|of) ?(?:actes?|decrets?|arretes?|acts?|decrees?))?|act date"),
    ("programme_code", rf"{_CODE} {_PROGRAMME}|programme code|code"),
    ("programme", rf"{_PROGRAMME}|vote"),
    ("ae", r"(?:montants? )?(?:en )?(?:ae|autorisations? d engagements?)(?: ae)?|commitment authori[sz]ations?(?: ae)?|amount ae"),
    ("cp", r"(?:montants? )?(?:en )?(?:cp|credits? de paiements?)(?: cp)?|payment appropriations?(?: cp)?|amount cp"),
    ("amount", r"montants?(?: (?:des? |du )?(?:credits?|mouvements?|virements?|transferts?))?|amounts?(?: moved)?|credits? (?:deplaces?|concernes?)"),
    ("subject", r"objets?|motifs?|intitules?|libelles?|observations?|subject|purpose|reason"),
    ("year", r"exercices?|annees?|gestions?|years?|fiscal year|financial year"),
    ("currency", r"devises?|monnaies?|currency"),
)  # fmt: skip
OF_WHICH = r"(?:dont|of which|including)(?: |$)"
"""Begins headers of a part of the column beside them."""
HEADCOUNT: Words = (
    ("authorised", r"(?:effectifs?|postes?|emplois?|etpt?|plafonds?)(?: d emplois?)? (?:budgetaires?|autorises?|theoriques?|votee?s?|ouverts?|prevus?|organiques?)|plafonds? d emplois?|(?:authori[sz]ed|budgeted|approved|established)(?: (?:strength|posts?|headcount|personnel))?|autorises?|budgetaires?|theoriques?"),
    ("actual", r"(?:effectifs?|postes?|emplois?|etpt?)(?: d emplois?)? (?:reels?|presents?|en place|occupes?|payes?|pourvus?|constates?|realises?|physiques?|realise)|(?:actual|current|present)(?: (?:strength|posts?|headcount|personnel))?|filled posts|reels?|presents?"),
    ("force", r"forces?|armees?|services?|composantes?|structures?|unites?|force ou service|force or service|branch|institutions?"),
    ("category", r"categories?|corps|grades?|statuts?|corps grades?|corps ou categorie|categories? (?:de|d) (?:personnels?|emplois?)|ranks?|corps or category|grade or category|sexe|genre|sex"),
    ("code", r"codes?|n|no|numero"),
    ("year", r"exercices?|annees?|gestions?|years?|fiscal year|au 31 decembre"),
    ("note", r"observations?|remarques?|commentaires?|remarks?|comments?|notes?"),
    ("stated", r"effectifs?(?: totaux?)?|headcount|strength|nombre(?: d agents)?|personnels?|personnel|etpt?|postes?"),
)  # fmt: skip
ADVANCES: Words = (
    ("justified", r"(?:montants?|depenses?|sommes?|part) (?:deja )?(?:justifiee?s?|regularisee?s?|apuree?s?)|justifie(?:e|s|es)?|apure(?:e|s|es)?|(?:amount|sum) (?:justified|accounted for|settled|cleared)|justified(?: amount)?"),
    ("regularised", r"dates? (?:de |d )?(?:la )?(?:regularisation|apurement|justification)|regularise(?:e|s|es)? le|apure(?:e|s|es)? le|date regulari[sz]ed|regulari[sz]ed(?: on)?|(?:settlement|clearance) date|date (?:settled|cleared)"),
    ("imprest", r"regies?(?: d avances?)?|regisseurs?|imprest(?: account| holder)?|nom de la regie"),
    ("beneficiary", r"beneficiaires?(?: de l avance)?|nom du beneficiaire|beneficiar(?:y|ies)|payees?|recipients?"),
    ("reference", r"(?:references?|ref|n|no|num|numeros?)(?: (?:de l|du|d|of the|of))? ?(?:avances?|decisions?|ordres?(?: de paiement)?|mandats?|advances?)|references?|ref|n|no|numeros?|advance (?:no|number|reference)"),
    ("date", r"dates?(?: (?:de l|d|du|of the|of) ?(?:avances?|decisions?|versements?|octroi|paiement|advances?|payment))?|advance date"),
    ("purpose", r"objets?(?: de l avance)?|motifs?|purpose|subject"),
    ("budget_line", r"(?:lignes?|imputations?)(?: budgetaires?)?|budget line|programmes?"),
    ("amount", r"montants?(?: (?:de l |des )?(?:avances?|accordee?s?|versee?s?|avancee?s?))?|avances?(?: accordees?| versees?)?|(?:amount|sum)(?: (?:advanced|of the advance|paid))?|advances?|amounts?"),
    ("year", r"exercices?|annees?|gestions?|years?|fiscal year"),
    ("currency", r"devises?|monnaies?|currency"),
)  # fmt: skip
CALENDAR: Words = (
    ("due", r"dates? (?:limites?|prevues?|butoirs?|legales?|fixees?|d echeance)(?: .*)?|echeances?|due(?: dates?)?|dates? due|deadlines?|date planned|planned date"),
    ("actual", r"dates? (?:reelles?|effectives?|de realisation|constatees?|de tenue|de depot effecti(?:f|ve))(?: .*)?|(?:realise|tenu|depose)(?:e)? le|actual(?: dates?)?|dates? actual|date held|date done"),
    ("event", r"evenements?|etapes?|echeances?|activites?|operations?|documents?(?: attendus?)?|seances?|reunions?|events?|steps?|milestones?"),
    ("body", r"institutions?(?: responsables?)?|responsables?|structures?(?: responsables?)?|organes?|charges? de|(?:body|institution|office)(?: in charge)?|responsible"),
    ("reference", r"references?|ref|base legale|textes?|legal basis|article"),
    ("note", r"observations?|remarques?|commentaires?|remarks?|comments?|notes?|statut|etat|status"),
    ("year", r"exercices?(?: budgetaires?)?|annees?(?: budgetaires?)?|gestions?|(?:budget |fiscal )?years?"),
)  # fmt: skip

FIELDS: dict[TableKind, Words] = {
    TableKind.ACTS: ACTS,
    TableKind.ADVANCES: ADVANCES,
    TableKind.HEADCOUNT: HEADCOUNT,
    TableKind.CALENDAR: CALENDAR,
}
"""The field of each header (whole header, without accents, punctuation and unit). Earlier lines win."""

WEAKLY_KINDS = r"natures?|types?|kinds?|actes?|acts?|mouvements?|movements?|operations?"
"""Headers that name the kind of an act only where the cells below do."""

ACT_KINDS: tuple[tuple[ActKind, str], ...] = (
    (ActKind.AMENDING_LAW, r"lfr\d?|lois? de finances? rectificatives?|collectifs?|supplementary (?:budget|finance (?:law|act))|ordonnance rectificative"),
    (ActKind.FINANCE_LAW, r"lfi|lois? de finances?(?: initiales?)?|initial finance (?:law|act)"),
    (ActKind.PROVISIONAL, r"douziemes? provisoires?|provisional twelfths?"),
    (ActKind.ADVANCE_DECREE, r"decrets? d ?avances?|avances? par decret|advance decrees?"),
    (ActKind.CARRY_OVER, r"(?:decrets?|arretes?)? ?(?:de |du )?reports?(?: de credits?)?|carry ?overs?|carried forward"),
    (ActKind.UNFREEZE, r"degels?|degel de credits?|unfreez(?:e|ing)|release(?: of a freeze)?|levee de la regulation"),
    (ActKind.FREEZE, r"gels?(?: de credits?)?|regulations?(?: budgetaires?)?|mise en reserve|freez(?:e|ing)|frozen"),
    (ActKind.RESTORATION, r"retablissements?(?: de credits?)?|restorations?"),
    (ActKind.CANCELLATION, r"annulations?(?: de credits?)?|cancellations?|cancelled"),
    (ActKind.INTEGRATION, r"integrations?(?: de (?:ressources|credits?))?|fonds de concours"),
    (ActKind.TRANSFER, r"transferts?(?: de credits?)?|transfers?(?: between ministries)?"),
    (ActKind.VIREMENT, r"virements?(?: de credits?)?"),
    (ActKind.REALLOCATION, r"(?:modificati(?:f|ve|on) )?(?:de la )?repartitions?|reallocations?|change of the allocation"),
    (ActKind.OPENING, r"ouvertures?(?: de credits?| d ae complementaire)?|acte d ouverture|openings?(?: of credits?)?"),
    (ActKind.REDUCTION, r"reductions?(?: de credits?)?|acte de reduction|reductions? of credits?"),
)  # fmt: skip
"""How registers word the kind of an act. In a longer text the words that come first win, then the longest."""

ACT_CODES: dict[str, ActKind] = {
    "01": ActKind.FINANCE_LAW,
    "02": ActKind.AMENDING_LAW,
    "03": ActKind.PROVISIONAL,
    "06": ActKind.ADVANCE_DECREE,
    "07": ActKind.CARRY_OVER,
    "08": ActKind.REALLOCATION,
    "11": ActKind.INTEGRATION,
    "13": ActKind.REALLOCATION,
    "14": ActKind.CARRY_OVER,
    "15": ActKind.INTEGRATION,
    "16": ActKind.REALLOCATION,
    "17": ActKind.INTEGRATION,
    "18": ActKind.CARRY_OVER,
    "22": ActKind.REALLOCATION,
    "23": ActKind.VIREMENT,
    "24": ActKind.OPENING,
    "25": ActKind.REDUCTION,
    "26": ActKind.OPENING,
}
"""The codes of the Ivorian budget directorate that say one thing; 09, 10, 19 and 20 stand for an act or its contrary."""

YES = ("o", "oui", "yes", "y", "true", "vrai", "1", "x", "ratifie", "ratifiee", "ratified")
NO = ("n", "non", "no", "false", "faux", "0", "non ratifie", "non ratifiee", "not ratified", "pas encore", "en attente")
DATES = ("date", "signed", "regularised", "due", "actual")
COUNTS = ("authorised", "actual", "stated")
DIFFERENCES = r"ecarts?|differences?|vacances?|postes? vacants?|gaps?|variations?|taux.*|soldes?(?: a justifier)?|restes? a (?:justifier|regulariser|apurer)|balance|outstanding|retards?.*|delais?.*|jours? de retard|days late"
"""Headers of columns that are computed from the others: nothing is lost when they are left out."""

EXAMPLE = r"exemple ?/ ?example\b.*"
"""How a blank workbook marks the row that only shows how to fill it."""
