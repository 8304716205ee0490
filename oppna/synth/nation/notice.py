"""What stands in the folder of a made-up nation."""

NOTICE = """SYNTETISKA SVAR

Personerna i den här mappen finns inte. Placeringar, betyg och folkbokföring är gjorda av slump. Kommunerna och länen
i units.csv är verkliga, men inget av det andra säger något om dem.

Utgåva:   {edition}
Personer: {persons}
Frö:      {seed} (samma frö och antal ger samma filer)

Personnumren kan ingen ha. De med rätt kontrollsiffra har födelsenummer 980–999, som Skatteverket har för test; alla
andra har en kontrollsiffra som är fel. Var fyrtionde är dessutom ofullständigt.

truth.csv är facit: hur många personer varje mått har i varje område, hur många av dem som saknar resultat och hur
många som är behöriga. truth-remarks.csv är hur många rader och personer av varje slag som ska anmärkas på.
Båda är kända ur hur personerna gjordes, inte räknade ur filerna. Varje rad i registren är märkt SYNTETISK.
Allt som görs av den här mappen ska märkas SYNTETISKA SVAR.
"""
