/**
 * Words that say nothing about a subject: articles, pronouns, prepositions, question words and helping verbs. They are
 * indexed and looked for like others, but nothing has to hold them and they weigh next to nothing, so that a question in
 * somebody's own words is read by what it asks about. Folded as in analysis.ts. Words that are also names of things
 * people teach (French `car`, `or`, `son`; German `man`) are left out.
 */
const LISTS: Record<string, string> = {
  ar: 'في من الى علي عن مع هذا هذه ذلك تلك التي الذي الذين ما ماذا كيف لماذا متي اين هل هو هي هم او ثم كل بعض بين عند قد لا لم لن ان كان كانت يكون يتم حول نحن انا كم اي',
  bn: 'এবং ও কি কী কেন কিভাবে কীভাবে কোথায় কখন কে এই সেই যে একটি থেকে জন্য সঙ্গে করে হয় কেমন',
  da: 'og i jeg det at en den til er som pa de med han af for ikke der var mig sig men et har om vi min havde ham hun nu over da fra du ud sin dem os op hvad hvordan hvorfor hvornar hvem hvilke hvor kan skal vil',
  de: 'der die das den dem des ein eine einen einem einer eines und oder aber ist sind war waren wird werden wie was wer wo wann warum wieso weshalb welche welcher welches mit von vom zu zum zur im in an am auf aus bei fur uber unter nach vor durch gegen ohne um als auch nicht kein keine ich du er sie es wir ihr mein dein sein man kann konnen muss mussen soll hat haben dass wenn denn zwischen sich macht',
  el: 'ο η το οι τα του τησ των τον την και σε απο με για που πωσ τι ποιοσ ποια ποιο ποτε γιατι ειναι ενα μια στο στη στην στον',
  en: 'a an the and or but of in on at to for from by with without about into onto over under between through as is are was were be been being am do does did has have had can could will would shall should may might must how what why when where who whom whose which that this these those it its they them their there here we us our you your i me my he him his she her if then than so not no some any all each such also just does get gets got make makes made work works happen happens happened mean means need needs want know',
  es: 'el la los las un una unos unas de del al a en y o u e con por para sin sobre entre como que cual cuales cuando donde quien quienes cuanto cuantos cuanta cuantas porque es son esta estan era fue ser hay se su sus lo le les mi tu nos yo ella ellos mas muy no si puede pueden hace hacen hacer tiene tienen este esta estos estas desde hasta',
  fa: 'و در به از كه را با اين ان براي يك است هست هستند چه چرا چگونه چطور كجا كي كدام ايا تا بر هم ما من شما او انها',
  fi: 'ja on ei se han mita mika miten miksi milloin missa kuka kuinka ovat oli tai etta kun niin myos joka jotka',
  fr: 'le la les l un une des de du d au aux a en et ou mais dans sur sous par pour avec sans entre vers chez que qui quoi quel quelle quels quelles quand comment pourquoi combien est sont etre ce cet cette ces se sa ses leur leurs il elle ils elles on nous vous je tu ne pas plus y fait font peut c s qu n j m t',
  ha: 'da na ta a ga ya yaya me mene wane wace ina yaushe don don wannan su shi ita mu ku ko yadda mai masu',
  hi: 'का के की को में से पर और या है हैं था थे थी हो होता होती होते क्या क्यों कैसे कब कहा कहां कौन कितना कितने किस यह वह ये वे एक इस उस जो तो भी ही ने कर करते करता करें लिए साथ',
  id: 'yang dan di ke dari untuk dengan pada dalam oleh apa bagaimana mengapa kapan dimana mana siapa berapa adalah itu ini atau akan bisa dapat tidak kita kami saya anda mereka sebuah suatu cara',
  it: 'il lo la i gli le l un uno una di del dello della dei degli delle a al allo alla ai in nel nella con su per da dal dalla tra fra e ed o ma che chi cosa come quando dove perche quale quali quanto quanti e sono essere si ci non piu questo questa questi queste fa fanno puo',
  ja: 'の は が を に で と も へ や から まで より か です ます する した して なぜ どう どのように 何 いつ どこ 誰 この その ある いる こと もの',
  ko: '은 는 이 가 을 를 에 의 와 과 도 로 으로 에서 어떻게 왜 무엇 무엇을 언제 어디 누가 그 이것',
  nb: 'og i jeg det at en et den til er som pa de med han av for ikke der var meg seg men har om vi min hadde hun na over da fra du ut sin dem oss opp hva hvordan hvorfor nar hvem hvilke hvor kan skal vil',
  nl: 'de het een en of van in op aan met voor door bij naar uit over onder tussen tot te ten ter is zijn was waren wordt worden hoe wat wie waar wanneer waarom welke welk dat die deze dit er niet ook als dan ik je jij hij zij we wij kan kunnen moet hebben heeft doe doet',
  pl: 'i w we z ze na do o od po za przez dla nad pod przed przy bez a ale lub albo czy jak jaki jaka jakie co kto gdzie kiedy dlaczego ile ktory ktora ktore jest sa byc to ten ta te tego tej tych sie nie moze mozna',
  pt: 'o a os as um uma uns umas de do da dos das em no na nos nas ao aos e ou com por para sem sobre entre como que qual quais quando onde quem quanto quantos quantas porque pelo pela e sao esta estao era foi ser ha se seu sua seus suas nao mais muito eu ela eles isso este esta faz fazem fazer pode podem tem',
  ro: 'si sau de din in pe la cu pentru fara despre intre prin un o unui unei al ale ce cine cum cand unde care cat cati este sunt se nu mai',
  ru: 'и в во на с со к ко о об от до за из по для при над под без у а но или что чтобы как какой какая какие кто где когда почему зачем сколько это этот эта эти тот та те не ли же бы есть быть он она они мы вы я его ее их',
  so: 'iyo waa ka ku u la oo ama maxay sidee goorma xagee ayaa in uu ay',
  sv: 'och i jag det att en ett den till ar som pa de med han av for inte der var mig sig men har om vi min hade hon nu over da fran du ut sin dem oss upp vad hur varfor nar vem vilka vilken kan ska vill gor',
  sw: 'na ya wa za la kwa katika ni cha vya kutoka au lakini nini gani vipi jinsi kwanini nani wapi lini je hii hiyo huo huu hizi hao yao yake wake kama ili',
  tr: 've ile bir bu su o da de ki mi mu icin gibi kadar nasil ne neden nicin nerede kim hangi kac olan olarak var yok degil veya ama',
  uk: 'і й та в у на з із до за по для при над під без а але або що щоб як який яка які хто де коли чому скільки це цей ця ці той не чи же є бути він вона вони ми ви я його її їх',
  ur: 'كا كے كي كو ميں سے پر اور يا هے هيں تھا كيا كيوں كيسے كب كهاں كون يه وه ايك',
  vi: 'la va cua cho cac nhung mot voi trong tren duoi tu den o co khong nhu the nao gi tai sao khi dau ai bao nhieu duoc',
  zh: '的 了 和 是 在 有 与 及 或 也 都 就 不 吗 呢 什么 怎么 怎样 如何 为什么 哪里 谁 多少 这 那 这个 那个 一个 我们 你们 他们 我 你 他 她 它',
}

const LISTS_OF_WORD = new Map<string, string[]>()
for (const [language, list] of Object.entries(LISTS)) {
  for (const word of list.split(' ')) {
    const known = LISTS_OF_WORD.get(word)
    if (known === undefined) LISTS_OF_WORD.set(word, [language])
    else if (!known.includes(language)) known.push(language)
  }
}

/** Words of a query from one list that show that the query is in its language. */
const TELLING = 2

/**
 * Which of the folded words of a query say nothing. A list counts when the reader reads its language, or when the query
 * holds several of its words. Where all words say nothing they are what was asked for, and none is given.
 * @param languages BCP 47 tags; without any, all lists count
 */
export function stopWordsIn(words: readonly string[], languages: readonly string[]): Set<string> {
  const read = new Set(languages.map((tag) => tag.split('-', 1)[0] as string))
  const met = new Map<string, number>()
  const distinct = new Set(words)
  for (const word of distinct) {
    for (const language of LISTS_OF_WORD.get(word) ?? []) met.set(language, (met.get(language) ?? 0) + 1)
  }
  const counts = (language: string): boolean =>
    languages.length === 0 || read.has(language) || (met.get(language) as number) >= TELLING
  const found = new Set([...distinct].filter((word) => LISTS_OF_WORD.get(word)?.some(counts)))
  return found.size === distinct.size ? new Set() : found
}
