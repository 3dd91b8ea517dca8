"""The vocabulary of budget sheets, French and English, as data: patterns over text without accents and punctuation."""

from __future__ import annotations

from budgetwatch.domain.code import Classification
from budgetwatch.domain.layout import Role
from budgetwatch.domain.measure import Measure

MEASURES: tuple[tuple[Measure, str], ...] = (
    (
        Measure.PROPOSED,
        r"plf|projets? de lois? de finances?|projets?(?: de)?(?: budget)?(?= (?:(?:gestion|exercice|annee|fy) )?(?:(?:19|20)\d\d|n(?: 1)?)$)|(?<=(?:19|20)\d\d )projet|propos(?:e|ee|es|ees|ed|al|ition|itions)|requests?|requested|req|demandes?|demandees?",
    ),
    (
        Measure.VOTED,
        (
            r"lfi|lf|lois? de finances? initiales?|initia(?:l|le|les|ux)|init?|(?<!services )votee?s?|voted|primitifs?|credits? ouverts?|"
            r"creditlfi|bp|main appropriations?|original(?: budget| appropriations?)?|approved|approuve(?:e|s|es)?|adopte(?:e|s|es)?|enacted|"
            r"inicia(?:l|les|is)|aprobad[oa]s?|aprovad[oa]s?|soll(?:ansatz)?|haushaltsansatz|ansatz|voranschlag"
        ),
    ),
    (
        Measure.REVISED,
        (
            r"lfr\d?|lfc|rectificati(?:f|ve|ves)|rectifie(?:e|s|es)?|collectif|revise(?:e|s|es|d)?|modifie(?:e|s|es|d)?|"
            r"definiti(?:f|fs|ve|ves)|final(?:e|es)?|creditdefinitif|creditlfr|adjusted|ajuste(?:e|s|es)?|actualise(?:e|s|es)?|actuel(?:le|s|les)?|"
            r"atualizad[oa]s?|corrigid[oa]s?|vigentes?|creditos totales|definitiv[oa]s?"
        ),
    ),
    (
        Measure.COMMITTED,
        r"engage(?:e|s|es)?|engagements?(?: vises?| pris)?|creditengage|committed|commitments?|eng|empenhad[oa]s?|empenhos?|comprometid[oa]s?|compromisos?",
    ),
    (
        Measure.VERIFIED,
        r"liquide(?:e|s|es)?|liquidations?|valide(?:e|s|es)?|verified|liq|liquidad[oa]s?|obligaciones reconocidas|obligad[oa]s?|devengad[oa]s?",
    ),
    (
        Measure.ORDERED,
        (
            r"ordonnance(?:e|s|es|r)?|ordonnancements?|creditordonnance|mandate(?:e|s|es)?|mandatements?|mandats?(?: emis| admis)?|ordered|ord|"
            r"payment orders?"
        ),
    ),
    (
        Measure.PAID,
        (
            r"paye(?:e|s|es)?|paiements?|creditpaye|decaisse(?:e|s|es)?|decaissements?|paid|outturns?|spent|"
            r"(?:audited )?outcomes?|actuals?|actual expenditures?|payments?|exchequer issues?|pai|pag(?:ad)?[oa]s?|pagamentos?|(?:jahres|staats)?rechnung|ist(?: ergebnis| ausgaben)?|istausgaben"
        ),
    ),
)
"""What a header says of a stage of the budget. Headers that name two stages are settled in `meanings`."""

BESIDE_STAGES = (
    r"(?:plans?|previsions?|programmation|calendriers?|echeanciers?|besoins?)(?: previsionnels?)? (?:de|d|des) (?:engagements?|paiements?|decaissements?|mandatements?)|"
    r"(?:engagements?|paiements?|decaissements?|mandatements?) (?:prevus?|previsionnels?|programmes|projetes|planifies|attendus)|"
    r"(?:planned|forecast|projected) (?:commitments?|payments?)|(?:plafonds?|quotas?|ceilings?)(?: trimestriels?| mensuels?)? (?:de|d|des|of|on) \w+|"
    r"rejete(?:e|s|es)?|rejected|reporte(?:e|s|es)|carried over|annule(?:e|s|es)?|cancelled|degage(?:e|s|es)?|anterieur(?:e|s|es)?|exercices clos|prior years|"
    r"en (?:attente|instance)|pending|outstanding|arrieres?|arrears|unpaid|non (?:paye|regle|liquide|ordonnance|engage|mandate)(?:e|s|es)?"
)
"""Headers of what is only planned for a stage, was refused, or is of other years: no amount of that stage."""
MOVEMENTS = (
    r"virements?|virement (?:plus|moins).*|mouvement ?entrant|mouvement ?sortant|mouvements?|ouvertures?|annulations?|"
    r"reports?(?: de credits)?|transferts? de credits|gel|degel|surgel|fonds de concours|carry ?overs?|cancellations?|"
    r"virements|decrets? d avance|abondements?|(?<!apres )(?<!apres les )(?<!avec )modifications?|modificaciones|alteracoes(?: orcamentais)?"
)
_CHANGES = (
    r"(?:les? |la |l )?(?:virements?|mouvements?|transferts?|modifications?|regulations?|annulations?|ouvertures?|gels?|"
    r"decrets? d avance|lfr|collectifs?|rectifications?|lois? de finances? rectificatives?)"
)
AFTER_CHANGES = rf"(?:apres|avec) {_CHANGES}(?: de credits)?"
BEFORE_CHANGES = rf"(?:avant|sans|before) {_CHANGES}(?: de credits)?"
"""What credits are once they were changed, and as they were before: the changes themselves are movements."""
BALANCES = (
    r"ecarts?|soldes?|disponibles?|credits? (?:annules?|a annuler)|rar|credit ?disponible|credits disponibles|restes? a \w+|variations?|differences?|"
    r"evolutions?|gap|variance|balance|available|abweichung(?:en)?|veranderung(?:en)?|differenz(?:en)?"
)
UNIT_PRICES = r"(?:par|per) (?:habitant|inwoner|capita|head|tete)|(?:prix|couts?|tarifs?|valeurs?) (?:unitaires?|moyens?|moyennes?)|average (?:costs?|prices?)|pu|p u|unit (?:prices?|costs?|values?)"
RATES = r"taux\w*(?: \w+)*|tx|poids|parts?(?:$| relatives?| du (?:total|budget))|pourcentages?|pct|part en|rates?|ratio|percent(?:age)?|share|en pourcentage"
QUANTITIES = (
    r"effectifs?|nombre|nb|nbre|quantites?|qte|etp|etpt|postes?|headcount|quantity|number of \w+|inhabitants|"
    r"population|inwoners|superficie|duree|dureemois|rangs?|ranks?|classement|delais?|jours|days"
)
COUNTS = r"nombres?|nbre?|nb|effectifs?|quantites?|delais?|jours|days|number of"
"""Words of headers that speak of a count or of days even where they name a stage: "Nombre de mandats émis"."""
IDENTIFIERS = r"(?:n|no|num|numeros?|codes?|ref|references?|id)(?: (?:du|de|d|de l))? (?!.*(?:montants?|credits?))|\w+ (?:number|code|id)$"
"""Headers that number things even where they name a stage: "N° de mandat", "Vote number"."""
REVENUES = r"recettes?|revenues?|ressources|produits|receipts"
RECEIPTS = r"recettes?|revenues?|receipts"
TITLED_REVENUES = (
    rf"{RECEIPTS}|"
    r"ressources(?! (?:humaines?|naturelles?|minieres?|animales?|halieutiques?|hydrauliques?|forestieres?|en eau|propres))"
)
SIDE_OF_REVENUE = r"recettes|revenues?|receipts|ressources|produits|income"
SIDE_OF_SPENDING = r"depenses|expenditures?|expenses|charges|emplois|spending"
SIDE_WORDS = (
    r"budgetaires|publiques|totales|globales|generales|(?:de |du |d')(?:l'(?:exercice|etat|annee)|budget(?: general)?|fonctionnement)|"
    r"et|dons|ressources|charges|(?:19|20)\d\d"
)
"""Titles that part the two sides of a budget, and what they say beside the name of a side."""
SPENDING = r"depenses?|expenditures?|expenses?|charges|spending|outlays?"
NEUTRAL = (
    r"montants?|credits?|dotations?|amounts?|authorities|funds|previsions?|projections?|projetes?|estimates?|estimations?|"
    r"provisions?|creditos?|dotac(?:ao|ion)|dotac(?:oes|iones)"
)
WEAKLY_NEUTRAL = r"budgets?|tota(?:l|ux)|ensemble|sommes?|valeurs?|values?|cumuls?|allocations?|appropriations?|gasto|cout|couts|costs?"
EXECUTED = r"depenses effectives|execute(?:e|s|es)?|executions?|realise(?:e|s|es)?|realisations?|consomme(?:e|s|es)?|consommations?|executed|comptes? administratifs?|real"
PLANNED = r"(?:les )?(?:previsions?|prevus?|prevues?|montants? prevus?|programme(?:s|e|es)?|budgets?|budgetise(?:s|e|es)?|planned|budgeted)"
"""Names of rows that stand beside what was executed and say no more than that it was planned."""
PARTS = (
    r"(?:(?:depenses?|charges?|frais|credits?) )?(?:(?:de|d|du|des|en) )?(?:personnels?|soldes?|salaires?|remunerations?|traitements?(?: et salaires)?|"
    r"fonctionnement|investissements?|equipements?|(?:achats de )?biens et services|materiels?|subventions?|interventions?|"
    r"transferts?(?: courants?| en capital)?|dette(?: publique)?|capital|compensation(?: of employees)?|(?:use of )?goods and services|"
    r"capex|non financial assets|(?:non )?wages?|recurrent|development|personnel emoluments|tresor|dons?|prets?|emprunts?|"
    r"(?:ressources? |financements? |fonds )?(?:interieures?|interieurs?|internes?|exterieures?|exterieurs?|externes?|propres)|"
    r"domestic|foreign|external|grants?|loans?)"
)
"""Headers of columns that divide the money of a line: by nature or by who pays."""
COMMITMENT_BASIS = r"ae|autorisations? d engagements?|credits? d engagements?|commitment authori[sz]ations?"
PAYMENT_BASIS = r"cp|credits? de (?:paiements?|liquidations?)|payment appropriations?"
SETTLEMENT = r"lois? de reglement|reglement (?:definitif )?du budget|compte administratif|settlement"
OPENED = (
    r"credits? ouverts?|(?<!projet de )(?<!projet de la )loi de finances (?:initiale|pour)|lfi|appropriation acts?|budgets? votes?|budgets?(?: (?!non |by |per |par |of |each )\w+){1,5} votes?(?! \d{1,2}(?!\d))|budgets? initia(?:l|ux)|budget primitif|"
    r"credits?(?: de paiement)? votes?|autorisations? d engagement votees?|"
    r"approved (?:budgets?|estimates?|appropriations?)|budgets? (?:approuves?|adoptes?)|repartition des credits|dotations? initiales?|credits? initia(?:l|ux)"
)
DRAFT = r"projets? de (?:la )?(?:lois? de finances?|budget)|plf|draft budget|budget proposal|appropriation bills?"
OUTRIGHT = (
    r"lfi|initia(?:l|le|les|ux)|primitifs?|lfr\d?|rectificati(?:f|ve|ves)|plf|projets? de (?:loi de finances|budget)"
)
"""Words that name a stage of credits whatever stands beside them; a mere finance law may have been amended since."""
OTHER_DRAFTS = r"projets?(?! de (?:la )?(?:lois? de finances?|budget))|propositions?|plfr"
AMENDING = (
    r"rectificati(?:f|ve|ves)|rectifie(?:e|s|es)?|collectifs?|lfr\d?|modifiant|modificati(?:f|ve|ves)|"
    r"modifie(?:e|s|es)?|revise(?:e|s|es)?|complementaires?|actualise(?:e|s|es)?|corrige(?:e|s|es)?"
)
FINANCE_LAW = r"(?<!projet de )(?<!projet de la )loi de finances?(?=(?: de)? \d{4}| pour | (?:de l |de la )?(?:annee|exercice|gestion)|$)"
FOLLOWED = (
    r"executions?|execute(?:e|s|es)?|realisations?|realise(?:e|s|es)?|consommations?|consomme(?:e|s|es)?|suivi|"
    r"mise en oeuvre"
)
SPENT: tuple[tuple[Measure, str], ...] = (
    (Measure.COMMITTED, r"depenses engagees"),
    (Measure.VERIFIED, r"depenses liquidees"),
    (Measure.ORDERED, r"depenses (?:ordonnancees|mandatees)|(?:ordonnancements|mandatements) (?:effectues|emis)"),
    (Measure.PAID, r"depenses payees|(?:paiements|decaissements) effectues"),
)
"""What a title says of the stage that all its amounts have reached; beside words of `NEUTRAL` it may speak of some only."""
NO_BUDGET = r"ocid|par habitant|per inwoner|per capita|per head|par tete"
CUMULATING = r"cumul\w*|recap\w*|synthese|year to date|ytd"
HEADCOUNT = r"effectifs?|headcount|etpt?|plafond d emplois?"
SERIES = r"cpi|inflation|deflat(?:or|eur)|gdp|pib|indices? des prix|taux de change|exchange rates?"
PROGRAMMING = r"loi de programmation|programming law|lpm|lopm|lpsi|programmation militaire"
WHOLE_COSTS = (
    r"couts? (?:tota(?:l|ux)|globa(?:l|ux)|estimatifs?|previsionnels?|d objectif|(?:total )?(?:du|des|de) projets?)|"
    r"enveloppes? (?:totales?|globales?)|total (?:project )?costs?|project costs?"
)
SPENT_SO_FAR = r"cumuls? (?:des? \w+ )?(?:au|a fin|fin|anterieurs?)|(?:realis|execut|pay|depens)\w+ cumule\w*|deja (?:paye|depense|realise|execute)\w*|cumulative to|spent to date"
"""What projects cost in all their years, and what was spent on them in the years so far."""
THRESHOLDS = r"seuils?|thresholds?|bareme"

ALL_AMOUNTS = r"montants?|chiffres?|unites?|valeurs?|sommes|amounts?|figures?"
OTHER_AMOUNTS = r"pib|gdp|cours|taux|change|exchange|dette|debt"
CENTRAL_AFRICA = (
    r"cameroun|cameroon|tchad|chad|gabon|centrafrique|centrafricaine|republique du congo|congo brazzaville|"
    r"guinee equatoriale|equatorial guinea|cemac|beac"
)
WEST_AFRICA = r"burkina|faso|mali|niger|senegal|cote d ivoire|benin|togo|guinee bissau|uemoa|bceao"

LABELS = (
    r"libelles?|lib|intitules?|designations?|rubriques?|description|denomination|labels?|name|nom|title|postes?|objets?|"
    r"item|nature des depenses|depense|designac(?:ao|ion)|descric(?:ao|ion)|descripcion|denominac(?:ao|ion)|explicacion|concepto|rubrica|zweckbestimmung|bezeichnung"
)
CODES = r"codes?|codigos?|titel|n|no|num|numeros?|id|ids|ref|references?|imputations?|comptes?(?! administratifs?)|account|lignes?|line number|number|cle"
YEARS = r"(?:exercices?|gestions?|annees?)(?: (?:budgetaires?|fiscales?|comptables?|financieres?|du budget|de gestion|d execution))?|(?:(?:financial|fiscal|budget) )?years?|fy|fy ef|jahr|millesime|anos?|ejercicios?|exercicios?"
PERIODS = r"mois|trimestres?|months?|quarters?|periodes?|period"
DATES = r"dates?|date \w+.*|jour"
YEARS_OF_THINGS = r"(?:annees?|years?) (?:de|d|of) \w+.*"
"""Headers of years that are not those of amounts: "Année de création"."""

CLASSIFICATIONS: tuple[tuple[Classification, int, str], ...] = (
    (Classification.PROGRAMME, 1, r"missions?"),
    (Classification.PROGRAMME, 2, r"programmes?|programs?|prog\d?|outcome"),
    (Classification.PROGRAMME, 3, r"actions?|prog2|sub ?programmes?|sub ?programs?"),
    (Classification.PROGRAMME, 4, r"activites?|activity|prog3|sous actions?"),
    (
        Classification.ADMINISTRATION,
        1,
        (
            r"ministeres?|ministres?|ministry|einzelplan|epl|sections?|sect|votes?|departments?|department agency|portfolio|admin1|"
            r"institutions?|org(?: id| name)?|organi[sz]ations?|portefeuille"
        ),
    ),
    (
        Classification.ADMINISTRATION,
        2,
        r"chapitres?|chap|kapitel|services?|heads?|directions?|admin2|unite(?: operationnelle)?|uo|entites?",
    ),
    (Classification.ADMINISTRATION, 3, r"sub ?heads?|sub ?votes?|cost cent(?:er|re)s?"),
    (Classification.NATURE, 1, r"titres?|tit|econ1|nature(?:s)?(?: economique)?|expense type|vote and statutory"),
    (Classification.NATURE, 2, r"articles?|art|econ2|categories?|appropriation type"),
    (Classification.NATURE, 3, r"paragraphes?|parag|^par$|econ3|sous articles?"),
    (Classification.NATURE, 4, r"lignes?|lig|econ4|sous paragraphes?"),
    (Classification.FUNCTION, 1, r"fonctions?|function1|func1|grande fonction|cofog|cfap|functions?|gf"),
    (Classification.FUNCTION, 2, r"function2|func2|fonction2|fn"),
    (Classification.FUNCTION, 3, r"function3|func3|sous fonctions?|sf|sub ?functions?"),
    (Classification.REGION, 1, r"regions?|province|geo1|departement"),
    (Classification.REGION, 2, r"prefectures?|cercle|district|geo2"),
    (Classification.FUNDING, 1, r"sources?(?: de)? ?fin(?:ancement)?\d?|zonefina|bailleurs?|funding|source fin1"),
    (Classification.FORCE, 1, r"forces?|armees?|corps|services? branch"),
)
"""The axes and levels that headers name, where a table prints several levels side by side."""

OWNERS = (
    r"ministeres?|ministry|section|institution|vote|department|state department|presidence|primature|assemblee|"
    r"haute? cour|cour|conseil|budget annexe"
)
"""First words of captions that name an institution."""
INSTITUTIONS = (
    r"defense|securite|justice|interieur|administration territoriale|decentralisation|affaires etrangeres|diplomatie|sante|"
    r"educations?|enseignements?|agriculture|elevage|finances|economie|budget et comptes|transports|infrastructures|"
    r"gendarmerie|polices?|armees?|forces armees|etat major|marine|aviation|douanes?|eaux et forets|garde|protection civile|"
    r"sapeurs pompiers|renseignements?|anciens combattants|presidence|primature|assemblee|parlement|"
    r"defen[cs]e|security|interior|home affairs|foreign affairs|health|education|army|navy|air force|customs"
)
BESIDE_INSTITUTIONS = (
    r"et|de|du|des|d|la|le|les|l|a|ministeres?|min|nationale?s?|publique?s?|interieure?|terre|air|superieurs?|"
    r"and|of|the|ministry|national|public|(?:19|20)\d\d|feuil|tab|tableau"
)
"""Names of institutions as sheets bear them, and what may stand beside them there."""

LEVELLED: tuple[tuple[Classification, str], ...] = (
    (Classification.ADMINISTRATION, r"admin"),
    (Classification.NATURE, r"econ"),
    (Classification.FUNCTION, r"func|function|fonction"),
    (Classification.PROGRAMME, r"prog"),
    (Classification.REGION, r"geo"),
)
"""Stems of extract columns whose digit is the level: ADMIN4, CODE_ECON2, FUNCTION1."""

SECTION_WORDS = (
    r"exercices?|gestions?|annees?|budgets?|budgetaires?|credits?|dotations?|montants?|lois?|finances?|projets?|"
    r"tableaux?|parties?|de|d|du|des|la|le|les|l|en|pour|et|of|the|year|fy|fiscal|financial|[ivx]+|[a-d]"
)
"""Words of headings that only name a year or a stage of the budget, beside those that name it."""

TOTALS = r"tota(?:l|ux)\b|grand total|ensemble\b|summe\b|insgesamt\b|gesamt(?:ausgaben|summe|betrag)?\b|sommes?(?=\W*$| (?:tota|general|global|de|des|du)\w*\b)|general total|montant total|sum\b|cumul de\b"
CARRIED = r"report\b(?! (?:de(?! la page| page)|des credits|du solde|a nouveau))|a reporter\b|tota(?:l|ux) (?:(?:de|du|par)(?: la)? )?(?:pages?|folios?|feuillets?)\b|(?:carried|brought) (?:forward|over)\b"
SUBTOTALS = rf"zwischensumme\b|sous[ -]?tota(?:l|ux)\b|s/t(?:otal)?\b|sous[ -]?ensemble|sub[ -]?total|cumul\b(?! de\b)|{CARRIED}"
PAGES = r"(?:page|p\.?|folio)? ?\d{1,3}(?: ?(?:/|sur|of|de) ?\d{1,3})?"
GENERAL = r"general|generaux|generale|grand total|ensemble|budget"
OF_WHICH = r"dont\b|of which|d'?ont\b|y compris|including\b|thereof"
NOT_ADDED_FIRST = r"rappel\b|soit en \w+|plafonds? (?:autorises?|d emplois?|notifies?)\b|moyenne(?:$| annuelle| des? | sur )|pour information\b"
NOT_ADDED = (
    r"non[ -]add(?:itive|itif|itionne)?\b|pour memoire\b|memo(?:randum)? items?\b|hors total\b|deja compris(?:e|es)?\b"
)
COMPARING = (
    r"(?:taux(?! et (?:interets?|commissions?|frais|agios)\b)|pourcentages?|en %|%).*|(?:parts?|poids|ratios?|proportions?|shares?) .*%.*|"
    r"(?:variations?|ecarts?|differences?|evolutions?|croissance)"
    r"(?: (?:en|%|valeurs?|absolue?s?|relatives?|nominales?|reelles?|annuelles?|de|du|d|la|le|l|par|rapport|a|et|\d{4}|n|1))*|"
    r"soldes? (?:budgetaires?|globa(?:l|ux)|primaires?|generaux|general|de l (?:exercice|annee)|(?:recettes?|ressources) .*|[ivx]+ [ivx]+|[a-d] [a-d]|\d \d)|"
    r"(?:excedents?|deficits?)(?: (?:ou|et|de|du|l|budgetaires?|globa(?:l|ux)|excedents?|deficits?|exercice|budget|base|caisse|engagements?))*|"
    r"(?:besoins?|capacites?)(?: (?:ou|et) (?:besoins?|capacites?))? de financement|budget (?:surplus|deficit)|overall balance"
)
SHARES = r"(?:parts?|poids|shares?|ratios?|pourcentages?|proportions?|%|en %)(?: .*)?"
"""Labels of rows that divide a line by another."""
NOTES = r"sources?\b ?:|notes?\b ?[:.]|nb ?:|n\.b\.|n\.d\. ?=|\(\*+\)|\*+ ?\w|\(\d\) ?\w|avertissement|remarques?"
SIGNED = (
    r"fait (?:a|le)\b|vu\b|visa\b|signatures?\b|signe\b|certifie\b|(?:etabli|prepare|approuve|vise|edite|imprime)e? (?:par|le)\b|"
    r"l[ea'] ?(?:directeur|directrice|ministre|comptable|controleur|secretaire|president|chef|tresorier|gestionnaire|ordonnateur|responsable)\b|"
    r"arretee?s? (?:(?:le|la|les) )?(?:present|a la somme)|matricule\b|(?:signed|prepared|approved|certified) by\b|done at\b"
)
"""Openings of rows that say who stands for a table, and when."""
ROLE_WORDS: tuple[tuple[Role, str], ...] = (
    (Role.YEAR, YEARS),
    (Role.PERIOD, PERIODS),
    (Role.DATE, f"{DATES}|{YEARS_OF_THINGS}"),
)
"""Headers that name a role outright."""
