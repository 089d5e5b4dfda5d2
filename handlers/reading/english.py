"""Short and common English words, which must never be taken for a Hindi or Marathi word that folds alike."""

COMMON_ENGLISH = frozenset(
    """
    a about above account across add after again all also always am an and any anybody anyone anything are as ask at
    away back bad bag bags be because been before begin best better between big bill black blue board book both box
    boy brown bulk but buy buyer buyers by call came can cannot cant card care change charge cheap check child clean
    close come coming cost could cut daily date day days dear deliver did didnt do does doesnt doing done dont down
    each early earn easy eat else end enough even ever every exit extra fair far fast fee few find first five fix for
    found four free from full funny game get gets give go going gone good got great green group had half hand hard has
    have havent he hello help her here hi high him his hold home hour hours how human i if im in inside into is isnt
    it its job join just keep kind kindly know land large last late leave left less let lets life like line list
    little live long look lose lost lot lots love low made mail make maker makers making man many market may maybe me
    mean men might mine mistake money month months more morning most mother move much must my name need needed needs
    never new next nice night no nobody none nor not nothing now of off office ok old on once one only open or order
    orders other our out over own pack packed page paid pair pan paper part pay pen people person pick piece place plan
    please pot press price put quit rate rates read ready real red remove rice right road room rope run rush said
    sale same sand say school see seed seen sell seller sellers selling send sending sent set seven shall she shop
    should show sign silk sir six size sizes small so some someone something soon sorry speak start still stock stop
    such sure table take talk team tell ten text than thank thanks that the their them then there these they thing
    this those three till time to today told tomorrow too took top toy toys try turn two type under undo until up us
    use used user very wait want wants was watch water way we week weeks well went were what when where which while
    white who why will wish with within without wood word work works would wrong yard year yes yet you your yours
    """.split()
)
