using System.Text.RegularExpressions;
using LowerBack.Coaching.Text;
using LowerBack.TestKit;

namespace LowerBack.Coaching.Tests.Text;

/// <summary>
/// What the coach never says, in any text of any language: no diagnosis, no promise, no blame, no fear, no advice against
/// a clinician. A new language brings its own table and its own examples.
/// </summary>
public sealed partial class ToneTests
{
    private static readonly Dictionary<string, (string Rule, string Pattern, string Example)[]> Never = new()
    {
        ["en"] =
        [
            ("names a cause", @"\b(you (may |might |probably )?have|you've got|it sounds like|this looks like) (an? |the )?(\w+ ){0,2}(disc|discs|sciatica|arthritis|stenosis|hernia\w*|spondyl\w*)\b", "It sounds like a slipped disc."),
            ("calls a back broken", @"\byour (spine|back|disc|discs|pelvis|core) (is|are|looks|feels) (\w+ )?(out|weak|damaged|unstable|worn|crooked|broken)\b", "Your spine is out."),
            ("promises a cure", @"\b(cure[sd]?|curing|heal[s]?|healed|healing|get(s|ting)? rid of)\b|\b(will|can|to) fix\b", "This will fix your back."),
            ("promises", @"\bguarantee\w*|\bpain[- ]free\b|\b(in|within) \d+ days\b|\bfor life\b|\bmiracle|\bi promise\b|\byou will (never|always)\b", "Pain-free in 30 days, guaranteed."),
            ("drives on", @"\bno pain,? no gain\b|\bpush(ing)? through( (the|your))? (pain|it|this|discomfort)\b|\btough it out\b|\bsuck it up\b", "Push through the pain."),
            ("speaks against a clinician", @"\b(ignore|forget) (your|the|what your) (doctor|clinician|physio)|\byou (don't|do not) need (a|the|that) (scan|doctor)|\b(stop|skip|drop)( taking)? (your|the) (medicine|medication|tablets|pills)\b", "You don't need a scan."),
            ("gives drugs", @"\b(ibuprofen|paracetamol|acetaminophen|aspirin|naproxen|diclofenac|opioids?|painkillers?)\b|\b\d+ ?mg\b", "Take ibuprofen."),
            ("denies the pain", @"\ball in (your|the) (head|mind)\b|\bimagin(ed|ing) (it|your pain)\b", "It's all in your head."),
            ("blames", @"\byou('ve)? failed\b|\bbr(oke|eak|oken) (the|your) streak\b|\blet(ting)? (the|your) (team|friends|group) down\b|\blazy\b|\byour (own )?fault\b|\byou should have\b|\bno excuses?\b|\bdisappoint\w*", "You broke the streak."),
            ("forbids", @"\byou must\b|\bmust (not|never)\b|\bnever (bend|sit|lift|twist|slouch)\b|\balways sit\b", "Never bend."),
            ("comments on weight or looks", @"\b(overweight|obese|chubby|skinny|slimmer|lose (some )?weight|belly fat|beach body)\b", "You could lose some weight."),
            ("frightens", @"\btime bomb\b|\bdangerous\b|\bdestroy\w*|\bruin(s|ed)?\b|\bcrippl\w*|\bwear and tear\b", "A tight back is a time bomb."),
            ("shouts", @"!|❗|‼|🔴|🚨", "Stop!"),
        ],
        ["de"] =
        [
            ("names a cause", @"\b(du hast|hast du|du könntest|das (klingt|sieht|riecht) nach|das (ist|sind)) (wohl |wahrscheinlich |vermutlich |bestimmt |vielleicht )?(ein(e|en|em|er)? |de[nmr] |die )?(\w+ ){0,2}(bandscheiben\w*|ischias\w*|arthrose|arthritis|\w*stenose|hernie|spondyl\w*|hexenschuss|rheuma)\b", "Das klingt nach einem Bandscheibenvorfall."),
            ("calls a back broken", @"\bdeine? (wirbelsäule|rücken|kreuz|bandscheiben?|becken|rumpf|wirbel) (ist|sind|wirkt|wirken) (\w+ )?(schwach|kaputt|beschädigt|instabil|abgenutzt|verschlissen|schief|blockiert|ausgerenkt|verschoben|raus|draußen|gebrochen)\b", "Deine Wirbelsäule ist instabil."),
            ("promises a cure", @"\b(heilt|heilen|heilst|heilung\w*|geheilt\w*|kurier\w*)\b|\b(los ?(wirst|wird|werden))\b|\bwieder (ganz )?(gesund|heil)\b|\b(bringt|bringen|kriegt|repariert) (\w+ ){0,3}(in ordnung|wieder hin)\b|\brepariert?\b", "Das heilt deinen Rücken."),
            ("promises", @"\bgaranti\w*|\bschmerzfrei\w*|\b(in|innerhalb von|nach nur) \d+ tagen\b|\bfür immer\b|\bein leben lang\b|\bwunder(mittel|übung|heilung)?\b|\bich verspreche\b|\bversprochen\b|\bdu wirst (nie|niemals|immer)\b|\bnie wieder\b", "In 30 Tagen schmerzfrei, garantiert."),
            ("drives on", @"\b(ohne|kein) (schmerz|fleiß),? kein (gewinn|fortschritt|preis)\b|\bdurch den schmerz\b|\bzähne zusammen\w*|\bbeiß(e|t)? (dich )?durch\b|\breiß dich zusammen\b|\bstell dich nicht so? ?an\b|\bhalt(e)? den schmerz aus\b|\bquäl(e)? dich\b", "Beiß die Zähne zusammen."),
            ("speaks against a clinician", @"\b(ignorier(e|en)?|vergiss) (dein(e|en|er)? |die |den |was )(\w+ ){0,2}(arzt|ärztin|arztpraxis|praxis|physio\w*)\b|\bdu brauchst (k?ein|keine|keinen) (mrt|ct|röntgen\w*|aufnahme|bild|arzt|ärztin|untersuchung)\b|\b(setz|lass) (\w+ ){0,2}(medikament\w*|tabletten|mittel) (ab|weg)\b|\bnimm (\w+ ){0,2}(medikament\w*|tabletten) nicht\b", "Du brauchst kein MRT."),
            ("gives drugs", @"\b(ibuprofen|ibu|paracetamol|aspirin|ass|naproxen|diclofenac|voltaren|novalgin|metamizol|opioide?|schmerzmittel\w*|schmerztabletten?)\b|\b\d+ ?mg\b", "Nimm Ibuprofen."),
            ("denies the pain", @"\b(nur|alles) (in deinem kopf|kopfsache|einbildung|psychisch)\b|\b(bildest du dir|du bildest dir) (\w+ ){0,2}ein\b|\beingebildet\w*", "Das ist nur Einbildung."),
            ("blames", @"\b(versagt|gescheitert)\b|\bserie (ist )?(gerissen|unterbrochen|abgebrochen|kaputt)\b|\bim stich\b|\bfaul(e|er|heit|pelz)?\b|\bselbst schuld\b|\bdeine (eigene )?schuld\b|\bdu hättest\b|\bkeine ausreden?\b|\benttäusch\w*", "Du lässt dein Team im Stich."),
            ("forbids", @"\bdu musst\b|\bmusst du\b|\bdu (darfst|sollst|sollstest) (nicht|nie|niemals)\b|\bnie(mals)? (mehr )?(bücken|sitzen|heben|drehen|beugen|krumm)\b|\b(bück|beug|heb|sitz|dreh)e? (dich )?nie(mals)?\b|\bimmer gerade sitzen\b|\bverboten\b", "Bück dich nie."),
            ("comments on weight or looks", @"\b(übergewicht\w*|fettleibig\w*|adip\w+|mollig\w*|dürr\w*|schlank\w*|abnehmen|abzunehmen|bauchfett|speck|bikinifigur|strandfigur)\b", "Du könntest etwas abnehmen."),
            ("frightens", @"\bzeitbombe\b|\bgefährlich\w*|\bzerstör\w*|\bruinier\w*|\bverkrüppel\w*|\bverschlei(ß|ss)\w*|\babnutzung\b|\bkaputt\w*|\bschlimme folgen\b", "Ein steifer Rücken ist eine Zeitbombe."),
            ("shouts", @"!|❗|‼|🔴|🚨", "Halt!"),
        ],
        ["es"] =
        [
            ("names a cause", @"\b(tienes|tengas|parece|suena a|debe de ser|será) (que tienes )?(una? |el |la |los )?(\w+ ){0,2}(hernias?|discos?|ciática|artritis|artrosis|estenosis|espondil\w*|pinzamiento|protrusión)\b", "Parece una hernia."),
            ("calls a back broken", @"\btus? (espalda|columna|pelvis|tronco|discos?|vértebras?|zona lumbar) (está|están|es|son|parece|se ve) (\w+ )?(débil|dañad[oa]s?|desgastad[oa]s?|gastad[oa]s?|inestables?|torcid[oa]s?|rot[oa]s?|descolocad[oa]s?|desviad[oa]s?|mal)\b", "Tu espalda está muy desgastada."),
            ("promises a cure", @"\b(cura[nrs]?|curar[áé]\w*|sana[nr]?|sanar[áé]\w*)\b|\b(elimina|quita|acaba con|arregla)(r|rá)? (el|tu) (dolor|problema)\b|\b(arregla|repara)(r|rá)? tu espalda\b|\b(despídete|olvídate) del dolor\b", "Esto cura la espalda."),
            ("promises", @"\bgarantiz\w*|\bsin dolor(es)?\b|\ben (solo )?\d+ días\b|\b(para siempre|de por vida)\b|\bmilagro\w*|\bte (lo )?prometo\b|\bnunca (más )?(te|volverás|tendrás)\b", "Sin dolor en 30 días, garantizado."),
            ("drives on", @"\bsin dolor no hay\b|\baguanta (el|tu|ese) dolor\b|\b(sigue|entrena) aunque (te )?duela\b|\b(supera|ignora|vence) el dolor\b|\baprieta los dientes\b", "Aguanta el dolor."),
            ("speaks against a clinician", @"\b(ignora|olvida|no hagas caso (a|de)) (a |lo que (te )?(dijo|diga) )?(al|tu|el|la) (médic[oa]|doctora?|fisio\w*)|\bno necesitas (una? |la |el |ir al? )?(resonancia|radiografía|médic[oa]|doctora?)|\b(deja|suspende|sáltate) (de tomar )?(tus?|las?|el) (medic\w+|pastillas|tratamiento)\b", "No necesitas una resonancia."),
            ("gives drugs", @"\b(ibuprofeno|paracetamol|acetaminofén|aspirina|naproxeno|diclofenaco?|ketorolaco?|metamizol|tramadol|opi(o|á)\w+|analgésicos?)\b|\b\d+ ?mg\b", "Toma ibuprofeno."),
            ("denies the pain", @"\b(está|es) (todo )?en tu (cabeza|mente)\b|\bte lo (imaginas|inventas)\b|\bes psicológico\b", "Todo está en tu cabeza."),
            ("blames", @"\b(fallaste|has fallado|fracas\w+)\b|\b(rompiste|has roto|romper|perdiste) (la|tu) racha\b|\b(defraud|decepcion)\w+|\b(vag[oa]|perezos[oa])s?\b|\b(por tu culpa|culpa tuya|es tu culpa)\b|\bdeberías haber\b|\bsin excusas\b", "Rompiste la racha."),
            ("forbids", @"\bdebes\b|\btienes que\b|\b(nunca|jamás) (te )?(dobles|agaches|sientes|levantes|gires|encorves)\b|\bprohibido\b|\bsiempre siéntate\b", "Nunca te dobles."),
            ("comments on weight or looks", @"\b(sobrepeso|obes\w+|barriga|panza)\b|\b(estás|eres) (gord|flac)[oa]\b|\b(pierde|perder|bajar|baja) (unos|algunos|algo de) (kilos|peso)\b|\bte (sobran|vendría bien bajar)\b", "Podrías perder algo de peso."),
            ("frightens", @"\bbomba de (tiempo|relojería)\b|\bpeligros\w*|\bdestru\w+|\bdestroz\w+|\barruin\w+|\binválid\w+|\bdesgaste\b", "Una espalda rígida es una bomba de tiempo."),
            ("shouts", @"[!¡]|❗|‼|🔴|🚨", "¡Detente!"),
        ],
    };

    public static TheoryData<string> Languages => new(Words.Languages);

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_says_what_the_coach_never_says(string language)
    {
        var said = Texts.Said(language).ToList();
        Assert.True(said.Count > 800, $"Only {said.Count} texts were found.");
        var wrong = from text in said
                    from rule in Never[language]
                    where Says(rule.Pattern, text.Text)
                    select $"{text.Where} {rule.Rule}: {text.Text}";
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Each_rule_catches_its_example(string language) => Assert.All(
        Never[language], rule => Assert.True(Says(rule.Pattern, rule.Example), rule.Rule));

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_command_that_a_text_names_is_there(string language)
    {
        await using var coach = await TestCoach.StartAsync();
        var commands = coach.Coach.Commands(language).Select(command => command.Name).ToHashSet();
        var named = from text in Texts.Said(language)
                    from Match name in NamedCommand().Matches(text.Text)
                    where !commands.Contains(name.Groups["name"].Value)
                    select $"{text.Where}: {name.Value}";
        Assert.True(!named.Any(), string.Join('\n', named));
    }

    private static bool Says(string pattern, string text) =>
        Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    [GeneratedRegex(@"(^|[^\w/])/(?<name>[a-z]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NamedCommand();
}
