"""The vocabulary of contract registers, French and English, as data: headers, procedures, yes and no."""

from __future__ import annotations

from budgetwatch.domain.contract import Procedure
from budgetwatch.domain.measure import Measure

FIELDS: tuple[tuple[str, str], ...] = (
    (
        "amendment_date",
        r"avenants?(?: n)?(?: o)?(?: \d+)? dates?(?: .*)?|dates? (?:de (?:l )?|d |des )avenants?.*|amendments?(?: \d+)? dates?|dates? of (?:the )?amendments?",
    ),
    (
        "amendment_subject",
        r"avenants?(?: n)?(?: o)?(?: \d+)? (?:objets?|motifs?)(?: .*)?|objets? (?:de (?:l )?|d |des )avenants?.*|amendments?(?: \d+)? (?:subjects?|reasons?)",
    ),
    (
        "amended",
        (
            r"avenants?(?: n)?(?: o)?(?: \d)?(?: montants?.*)?|montants? (?:des? |total des )?avenants?.*|"
            r"amendments? amounts?"
        ),
    ),
    (
        "guaranteed",
        r"(?:cautions?|garanties?)(?: .*)? avances?(?: .*)?|avances? (?:cautionnees?|garanties?).*|advance(?: payment)? (?:guarantees?|bonds?|securit(?:y|ies))(?: .*)?",
    ),
    ("guaranteed", r"cautions?(?: o n| oui non)?"),
    (
        "advance",
        r"avances?(?: de demarrage)?(?: versee?s?| accordee?s?)?.*|montant (?:de l )?avances?.*|advance payments?",
    ),
    (
        "penalty",
        r"penalites?.*|montant (?:des )?penalites?.*|liquidated damages|penalt(?:y|ies)",
    ),
    (
        "delivered",
        r"(?:montants? )?(?:livree?s?|service fait|receptionnee?s?).*|valeur livree.*|delivered(?: amount| value)?",
    ),
    ("delivered_share", r"taux de (?:livraison|realisation physique|execution physique).*|pourcentage livre.*"),
    (
        "paid",
        (
            r"(?:montants? |total |cumul (?:des )?)?(?:payee?s?|versee?s?|paiements?|decaissee?s?|regle).*|amount paid|"
            r"montants? (?:du |des |de l )?(?:decomptes?|acomptes?)|paid(?: amount)?"
        ),
    ),
    (
        "estimated",
        r"estimations?.*|(?:montants?|valeur|budget|cout) (?:estime|estimatif|previsionnel).*|estimated (?:amount|value)",
    ),
    (
        "awarded",
        (
            r"montants? (?:attribue|initial|du marche|du contrat|notifie|adjuge|signe|ht|ttc).*|montants?|"
            r"montantop|valeur du (?:marche|contrat).*|(?:awarded|contract|award) (?:amount|value|price)|amounts?|"
            r"contracts 0 value amount|prix (?:du marche|total|ttc|ht).*|"
            r"(?:montants?|couts?) (?:totale?s?|global)(?: (?:du marche|du contrat))?(?: (?:ttc|ht))?|"
            r"couts?(?: (?:du marche|du contrat|des travaux))?(?: (?:ttc|ht))?|anciens? montants?(?: (?:ttc|ht))?"
        ),
    ),
    ("currency", r"devises?|monnaie|currency|contracts 0 value currency"),
    ("approved", r"date (?:de l |d )?approbation.*|approved on|approval date|date of approval"),
    ("published", r"date (?:de )?(?:publication|parution|de l avis).*|published(?: date)?|publication date"),
    ("deadline", r"date limite.*|date de cloture.*|(?:submission |tender )?deadline|closing date"),
    ("award_date", r"date (?:d |de l )?attribution|award date|date of award"),
    (
        "signed",
        r"date (?:de (?:la )?)?signature|date ?signed|signature date|contracts 0 datesigned|date ?notification|signed",
    ),
    ("signed", r"date (?:de )?notification|(?:notifiee?|signee?) le|date du contrat|date du marche|contract date"),
    (
        "due",
        r"date (?:de )?(?:fin|livraison|achevement) (?:prevue|contractuelle).*|fin prevue|echeance.*|due date|contracts 0 period enddate",
    ),
    (
        "received",
        r"date (?:de (?:la )?)?(?:reception|livraison).*|reception (?:provisoire|definitive)|received|delivery date",
    ),
    ("last_paid", r"date du dernier paiement|date (?:de |du )?paiement|datepaiement|dateop|payment date"),
    ("last_paid", r"date"),
    (
        "id",
        r"uid|(?:n|no|num|numero|reference|ref)(?: d ordre)?(?: du| de)? (?:marche|contrat).*|contract (?:id|number|no)|contracts 0 id|ocid",
    ),
    ("id", r"id|n|no|numero|reference|ref|n d ordre|numengagement"),
    (
        "supplier_id",
        r"(?:n|no|numero)? ?(?:ifu|nif|siret|niu|nipt)(?: (?:ou )?rccm)?|titulaire id|supplier id|identifiant (?:du )?titulaire",
    ),
    (
        "trade_register",
        r"(?:n|no|numero)? ?(?:du )?rccm|(?:n|no|numero)? ?(?:du )?registre du commerce|trade register.*",
    ),
    (
        "supplier",
        r"titulaires?(?: nom)?|nom du titulaire|attributaires?|fournisseurs?|entreprises?|prestataires?|suppliers?(?: name)?|contractors?|vendors?|beneficiaires?",
    ),
    ("owner", r"beneficiaires? (?:effectifs?|ultimes?)|proprietaires? effectifs?|beneficial owners?"),
    (
        "buyer",
        r"autorites?(?: contractantes?)?|acheteur(?: nom)?|maitre d ouvrage|structure|buyers?(?: name)?|procuring entity|contracting authority|ministere",
    ),
    (
        "subject",
        r"objets?(?: du marche| du contrat)?|designation|intitule(?: du marche| du contrat)?|title|subject|contracts 0 title|objetop|description",
    ),
    ("year", r"exercice|annee|gestion|year|fiscal year"),
    (
        "procedure_text",
        r"modes? (?:de )?passation|procedures?(?: de passation| utilisee?| suivie| retenue)?|type de procedure|procurement method|method|mode de passation du marche",
    ),
    ("legal_basis", r"bases? legales?|fondement(?: juridique| legal)?|legal basis|justification(?: legale)?"),
    ("secret", r"secret.*|marche secret.*|classifie.*|classified"),
    ("category", r"categories?.*|code ?cpv|cpv|familles?|category"),
    ("kind", r"types? (?:de|du) (?:marche|contrat)|nature(?: du marche| des prestations)?|contract type"),
    (
        "offers",
        r"nombre d offres.*|nb d? ?offres.*|offres ?recues|nombre de soumissionnaires|number of (?:bids|tenderers|offers)|bids",
    ),
    ("approval", r"autorite d approbation|approbations?.*|approuve par|approved by|approving authority"),
    ("budget_line", r"lignes? budgetaires?|imputations?(?: budgetaire)?|budget line"),
    ("address", r"adresse.*|address"),
    ("phone", r"telephone.*|tel|phone"),
)
"""The contract field of each header (whole header, without accents, punctuation and unit). Earlier lines win."""

NOT_FIELDS = (
    r"(?!.*avance)(?:cautions? (?!o n|oui non)|garantie).*|prix unitaire.*|unit price.*|quantite.*|delais?.*|durees?.*|"
    r"penalites?(?: de retard)? (?:journalieres?|par jour).*|daily penalt(?:y|ies)"
)

COUNTED = r"(?:nombres?|nbre?|nb) (?:de |des )?(?:marches|contrats).*|number of contracts"
"""Headers of tables that sum up several contracts in each row."""

APART = (
    r"(?:montants? )?(?:de (?:la |l )?|d |du |des )?(?:tva|taxes?|impots?|retenues?|vat|tax)(?: (?!comprises).*)?|ecarts?.*|differences?.*|"
    r"economies?(?: .*)?|variances?|prix de reserve|restes? a (?:payer|mandater|liquider|decaisser|regler).*|soldes? (?:restants?|a payer|du).*"
)
"""Money that a register prints beside a contract's own amounts."""

SPENT = (
    r"(?:(?:montants? )?(?:des? |du |de l )?(?:factures?|facturee?s?|decomptes?|acomptes?|soldes?|avances?|versements?|honoraires|frais)"
    r"|nets? a payer|\d{1,2} ?(?:er|re|e|eme|nd|nde)? (?:acompte|decompte|versement))(?: .*)?|invoices?(?: .*)?|prix|price"
)
"""Payments and invoices, whether their numbers or their amounts stand below."""

PROCEDURES: tuple[tuple[Procedure, str], ...] = (
    (
        Procedure.DIRECT,
        (
            r"ententes? directes?|gre a gre|negociations? directes?|sans publicite|sans mise en concurrence|sans appel|"
            r"direct|sole source|single source|non competitive|ed"
        ),
    ),
    (Procedure.INTERNAL_COMPETITION, r"concurrence interne|mci"),
    (Procedure.OPEN, r"ouvert|aoo|aon|aoi|open"),
    (
        Procedure.RESTRICTED,
        r"restreint|aor|restricted|dialogue competitif|avec negociation|negociee?|selective|limited",
    ),
    (
        Procedure.QUOTATIONS,
        r"demandes? de (?:prix|cotations?)|demande de renseignements.*|cotations?|ddp|drp|dp|quotations?|shopping|adaptee|mapa",
    ),
)
"""How a register words its procedures. Earlier lines win: "sans mise en concurrence" is no competition."""

STAGES: dict[str, Measure] = {
    "estimated": Measure.ESTIMATED,
    "awarded": Measure.AWARDED,
    "amended": Measure.AMENDED,
    "paid": Measure.CONTRACT_PAID,
    "delivered": Measure.DELIVERED,
    "penalty": Measure.PENALTY,
}
"""The amounts of a contract as stages; an advance is part of what is paid and has none."""

INSTALMENTS = r"decomptes?|acomptes?|mandats?|factures?|tranches?|ordres? de paiement|instal?ments?|invoices?"
"""Headers of columns that number or name the payments of a contract."""

_ONE_PAYMENT = r"(?:acompte|decompte|paiement|versement|instal?ment|payment)"
INSTALMENT = (
    rf"(?:montants? )?(?:de l |du |d )?{_ONE_PAYMENT}(?: n)?(?: o)? ?\d{{1,2}}|"
    rf"(?:\d{{1,2}} ?(?:er|re|e|eme|nd|nde|st|rd|th)?|premier|deuxieme|second|troisieme|quatrieme|first|third|fourth) {_ONE_PAYMENT}|"
    r"(?:montants? )?(?:payee?s?|paiements?|verse(?:e|s|es)?|decaisse(?:e|s|es)?|paid)(?: (?:en|in))? (?:19|20)\d\d"
)
"""Headers of columns that each state one payment of a contract, or those of one year: together they are what is paid."""

TAXED = r"ttc|toutes taxes comprises|taxes comprises|incl(?:uding|\.)? (?:vat|tax)"
UNTAXED = r"ht|htva|hors taxes?|hors tva|excl(?:uding|\.)? (?:vat|tax)"
"""An amount with its tax, and before tax."""

CUMULATED = r"cumul(?:e|es|ee|ees|atif|ative)?|cumulated|cumulative|to date"

MONEY = (*STAGES, "advance")
AMENDING = ("amended", "amendment_date", "amendment_subject")
"""The fields that a register repeats in several columns, one set for each amendment."""
DATES = ("published", "deadline", "award_date", "signed", "due", "received", "last_paid", "approved")
PARTIES = ("supplier", "buyer", "owner")
YES = ("o", "oui", "yes", "y", "true", "vrai", "1", "x")
NO = ("n", "non", "no", "false", "faux", "0")
NONE = ("-", "neant", "aucun", "aucune", "sans", "none", "non fournie")
"""How a register says that there is no guarantee."""
