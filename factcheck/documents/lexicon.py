# ruff: noqa: E501  (a pattern is read as one line)
"""The words by which page furniture is known: whole-line patterns, each with the reason that is shown for it.

Every pattern is met only by short lines as a whole (`LINES`), or by boilerplate sentences that speak to the visitor
(`NOTICES`); none looks at what a sentence says of the world.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that matches `pattern` as a whole and has at most `words` words is furniture, for this `reason`."""

    reason: str
    pattern: re.Pattern[str]
    words: int = 12


def _rule(reason: str, pattern: str, words: int = 12) -> Rule:
    return Rule(reason, re.compile(pattern, re.IGNORECASE), words)


NETWORKS = frozenset(
    "facebook twitter x linkedin whatsapp telegram reddit email e-mail mail print copy post share tweet pinterest "
    "instagram youtube wechat weibo link links rss messenger threads bluesky tiktok flipboard pocket mastodon line viber "
    "skype tumblr vk sms text discord slack medium substack quora url save bookmark like comment comments follow feed "
    "newsletter on via us to this article story page app more buttons button icon hackernews hacker news gift".split()
)
"""A short line made of these words alone is a row of buttons."""

LANGUAGES = frozenset(
    "english en español espanol spanish français francais french deutsch german italiano italian português portugues "
    "portuguese русский russian 中文 简体中文 繁體中文 繁体中文 chinese 日本語 japanese 한국어 korean العربية arabic हिन्दी hindi "
    "türkçe turkish nederlands dutch polski polish svenska swedish tiếng việt vietnamese ไทย thai indonesia bahasa "
    "indonesian melayu українська ukrainian ελληνικά greek čeština czech magyar hungarian română romanian "
    "simplified traditional עברית hebrew dansk norsk suomi (brasil) (simplified) (traditional)".split()
)

_SECTION = (
    r"(?:industry|world|business|tech(?:nology)?|breaking|latest|top|local|national|international|global|market|company|"
    r"corporate|press|money|financ(?:e|ial)|econom(?:y|ic|ics)|politics|political|science|health|sports?|culture|"
    r"entertainment|lifestyle|life|opinions?|analysis|features?|reviews?|research|startups?|ai|artificial intelligence|"
    r"machine learning|software|hardware|gadgets|mobile|cloud|security|cybersecurity|crypto|blockchain|energy|climate|"
    r"environment|education|markets|stocks|investing|policy|law|legal|auto(?:s|motive)?|china|asia|europe|us|u\.s\.|uk|"
    r"americas?|africa|middle east|video|videos|podcasts?|photos|events|blog|editorial|commentary|columns?|insights?|"
    r"newsletters?|magazine|news|updates?|releases?|reports?|general|uncategorized|exclusive|featured|must read|long reads?)"
)
_NAME = r"[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|bin|al|da|di|la)){0,4}"
_AGO = r"\d+\s*(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo|months?|y|yrs?|years?)"
_RELATED_WHAT = (
    r"(?:news|stor(?:y|ies)|articles?|updates?|posts?|read(?:s|ing)?|topics?|content|coverage|links?|headlines?|items|"
    r"videos?|resources|pages|insights|blogs?|reports?|publications|searches|stuff|interest|guides?|analysis|events?)"
)

RELATED = re.compile(
    rf"^(?:related(?:\s+(?:\w+\s+)?{_RELATED_WHAT}|\s+to\s+this.*)?|(?:recommended|similar|trending|suggested|sponsored|promoted|"
    rf"most\s+(?:popular|read|viewed|shared|recent))(?:\s+\w+)?(?:\s+{_RELATED_WHAT})?(?:\s+(?:for you|now|today|this week))?|"
    rf"more\s+(?:\w+\s+)?(?:news|stor(?:y|ies)|articles?|posts?|headlines?|videos?|coverage|reads?)(?:\s+(?:from|on|about|in|by|like)\b.*)?|"
    rf"(?:you\s+)?(?:may|might|will|['’]ll)(?:\s+also)?\s+(?:like|enjoy|love|be interested in).*|(?:read|watch)\s+(?:next|also|more)|"
    rf"up\s+next|next\s+up|what\s+to\s+(?:read|watch)\s+next|don['’]?t\s+miss|editor['’]?s?['’]?\s+(?:picks?|choice)|around\s+the\s+web|"
    rf"from\s+(?:our\s+(?:partners?|sponsors?|network)|around\s+the\s+web|the\s+web)|people\s+also\s+(?:ask|read|viewed).*|"
    rf"sponsored\s+(?:content|links?)|elsewhere\s+on\s+.{{2,30}}|readers\s+also\s+.{{2,20}}|you\s+might\s+have\s+missed|in\s+case\s+you\s+missed\s+it)"
    rf"\s*[:»›→]*$",
    re.IGNORECASE,
)
"""Headings under which a page shows other pages."""

RELATED_PERHAPS = re.compile(
    rf"^(?:(?:other|further|recent|latest|featured|additional|popular|top|breaking|new|hot)(?:\s+\w+)?\s+{_RELATED_WHAT}(?:\s+(?:from|in|on|for|about)\b.*)?|"
    rf"more\s+(?:from|in|on|about)\s+.{{2,40}}|see\s+also|also\s+(?:read|see|on|in)\b.{{0,40}}|keep\s+reading|continue\s+reading|"
    rf"in\s+other\s+news|other\s+(?:news|headlines)|from\s+(?:our|the)\s+(?:archives?|blog|newsroom|magazine|site)|elsewhere|"
    rf"(?:explore|discover|read|learn)\s+more.{{0,30}}|our\s+(?:latest|other|recent)\s+{_RELATED_WHAT})\s*[:»›→]*$",
    re.IGNORECASE,
)
"""Headings that announce other pages on one site and a part of the text on another: what follows decides."""

RELATED_LINE = re.compile(
    r"^(?:related|read also|also read|see also|read more|read next|more on this|recommended|more|watch|"
    r"listen|don['’]t miss|read)\s*:\s+\S",
    re.IGNORECASE,
)
"""One line inside a text that points to another page."""

COMMENTS = re.compile(
    r"^(?:leave\s+a\s+(?:comment|reply)|post\s+a\s+comment|add\s+a\s+comment|join\s+the\s+(?:conversation|discussion).*|\d+\s+comments?|"
    r"comments?\s*(?:\(\d+\)|section)?|responses?\s*\(\d+\)|discussion\s*\(\d+\)|cancel\s+reply)\s*:?$",
    re.IGNORECASE,
)
COMMENT_FORM = re.compile(r"^(?:leave|post|add|cancel)\b", re.IGNORECASE)
"""Behind the form for a comment nothing but comments follows; a count of them may stand in the page's head too."""

REFERENCES = re.compile(
    r"^(?:references|bibliography|works\s+cited|citations|external\s+links)\s*(?:\[edit\])?\s*:?$", re.IGNORECASE
)
AUTHOR_BOX = re.compile(
    r"^(?:about\s+the\s+(?:author|writer|editor)s?|author\s+bio|the\s+authors?|meet\s+the\s+author)\s*:?$",
    re.IGNORECASE,
)

CONTENT_HEADING = re.compile(
    r"\b(?:conclusions?|summary|takeaways?|frequently asked|faqs?|timeline|background|analysis|outlook|implications?|impact|"
    r"overview|introduction|context|what(?:'s|’s)? next|why it matters|what changed|key (?:points|facts|figures)|"
    r"specifications?|methodology|results|bottom line|appendix|notes|references|the numbers|by the numbers|risks?)\b",
    re.IGNORECASE,
)
"""A heading that carries on with the text after a box of links."""

LINES = (
    _rule("image placeholder", r"^[\[(<]?(?:broken\s+)?(?:image|img|photo|picture|figure|thumbnail|logo|avatar|icon|banner|video)"
          r"(?:\s+(?:placeholder|not\s+(?:found|available|loaded)|unavailable|missing|removed|\d+))?[\])>]?$", 4),
    _rule("image placeholder", r"^(?:the\s+|this\s+)?(?:image|photo|picture|video|media|content)\s+(?:could\s+not|can(?:no|')t|failed\s+to|is\s+not|not)\s+(?:be\s+)?(?:load|display|available|play|found|support|shown)\w*.{0,30}$"),
    _rule("image placeholder", r"^[\[(]\s*(?:image|photo|picture|figure|graphic|video|embed(?:ded)?|chart|map|audio|gallery|caption)\b[^\])]{0,120}[\])]$", 20),
    _rule("image placeholder", r"^\[?\S{1,80}\.(?:jpe?g|png|gif|webp|svg|avif|mp4)\]?$", 3),
    _rule("image credit", r"^(?:(?:image|photo|picture|photograph|illustration|graphic|video|cover|featured image|header image)s?\s*"
          r"(?:credits?|by|via|courtesy(?:\s+of)?|source|:)|credits?\s*:|photograph(?:er|ed by)|©)\s*[:/]?\s*.{0,70}$", 14),
    _rule("image credit", rf"^(?:.{{0,40}}[/|,]\s*)?(?:getty(?:\s+images)?|shutterstock|unsplash|istock|pexels|ap\s+photo|reuters"
          rf"/{_NAME}|afp|alamy|adobe\s+stock|handout)(?:\s*(?:via|/)\s*.{{0,40}})?$", 9),
    _rule("navigation", r"^[←«‹<↩↑⬅]*\s*(?:back\s+to(?:\s+[\w’'-]+){1,5}|(?:return|go\s+back|jump|skip)(?:\s+(?:to|up))(?:\s+(?:the|main|all|our|previous))*"
          r"\s+(?:top|home\w*|list\w*|news|index|page|menu|results|articles?|content|overview|blog|search|site|navigation|section|footer|stor(?:y|ies)|archive|dashboard))\s*[→»›>↑]*$", 8),
    _rule("navigation", r"^(?:menu|search(?:\s+(?:here|for|site|this\s+site|our\s+site|the\s+site|articles|news|results|bar|box))?(?:\.{3}|…)?|home(?:page)?|sitemap|site\s+map|close|open\s+menu|toggle\s+\w+|"
          r"main\s+(?:menu|navigation|content)|table\s+of\s+contents|contents|on\s+this\s+page|in\s+this\s+(?:article|story)|"
          r"(?:next|prev(?:ious)?)(?:\s+(?:article|post|story|page|slide|chapter|up))?(?:\s*[:»›→«].{0,90})?|page\s+\d+(?:\s+of\s+\d+)?|"
          r"\d+\s*/\s*\d+|top|scroll(?:\s+\w+){1,3}|expand|collapse|show\s+(?:all|more|less)|load\s+more(?:\s+\w+)?|"
          r"(?:see|view|browse)\s+(?:all|more)(?:\s+\w+){0,3}|(?:read|learn|find\s+out|discover|explore)\s+more(?:\s+(?:about|on|at|here)\b.{0,60})?|"
          r"click\s+here.{0,60}|tap\s+(?:here|to)\b.{0,40}|continue\s+reading.{0,40}|read\s+(?:the\s+)?(?:full|whole|rest|complete)\b.{0,60}|"
          r"details|loading(?:\.{3}|…)?|please\s+wait.{0,20}|(?:contact|about)(?:\s+us)?|careers|advertise(?:\s+with\s+us)?|help(?:\s+cent(?:er|re))?|"
          r"press(?:\s+room)?|site\s+index|switch\s+to\s+\w+(?:\s+mode)?|(?:dark|light)\s+mode|skip\s+ad|edit(?:\s+this)?(?:\s+page)?)$", 12),
    _rule("link out", r"^(?:read|view|see|visit|find|open)\s+(?:(?:the|this|full|it|more|entire)\s+)*(?:original|source|full\s+(?:article|story|text)|"
          r"article|story|post|report|release|paper|thread|website|site)(?:\s+(?:article|story|post|report|text|page))?"
          r"(?:\s+(?:on|at|in|from|via|here|by)\b.{0,60})?$", 14),
    _rule("source line", r"^(?:original(?:ly)?|original\s+(?:source|article|story|post|link|url)|source|sources|via|source\s+link|link|url|"
          r"news\s+source|image\s+source|h/t|hat\s+tip|reference\s+link)\s*[:：]\s*(?:https?://\S+|[^.!?]{1,70})$", 10),
    _rule("source line", r"^(?:first\s+|originally\s+)?(?:published|appeared|posted|reported|syndicated)\s+(?:first\s+)?(?:on|in|by|at|via)\s+"
          r"(?!(?:january|february|march|april|may|june|july|august|september|october|november|december|\d))[^.!?]{2,60}\.?$", 10),
    _rule("link out", r"^(?:https?://|www\.)\S+$", 2),
    _rule("source line", r"^(?-i:SOURCE):?\s+(?-i:[A-Z]).{2,60}$", 10),
    _rule("source line", r"^from\s+\w+,\s+the\s+free\s+\w+$", 8),
    _rule("source line", r"^\^\s.{4,300}$", 60),
    _rule("navigation", r"^\d{1,3}[.)]?$|^\d{1,4}\s*[-–—]$", 2),
    _rule("navigation", r"^ask\s+(?:ai|our\s+\w+)\b.{0,40}$", 8),
    _rule("link out", r"^\S+@\S+\.\w{2,}$", 2),
    _rule("share buttons", r"^(?:share|tweet|like|post|send|email|pin|save|bookmark|print|follow|recommend|copy|download|gift)"
          r"(?:\s+(?:this|the|on|to|via|with|by|it|us|our|for|link|url|article|story|post|page|pdf|now|later|friends?|\w+\s+on))*"
          r"(?:\s+(?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|email|friends?|others|google\s+news|instagram|youtube|wechat))*\s*[:.!]?$", 9),
    _rule("share buttons", r"^(?:\d+(?:\.\d+)?[KkMm]?\s*)(?:shares?|likes?|views?|comments?|reads?|claps?|retweets?|followers|reactions|votes|upvotes)$", 3),
    _rule("language picker", r"^(?:select|choose|change|switch|pick)\s+(?:your\s+|a\s+|the\s+)?(?:language|region|country|edition|locale).{0,30}$", 8),
    _rule("language picker", r"^(?:language|edition|available\s+in|translate(?:\s+(?:this|to|page).{0,30})?|read\s+(?:this\s+)?in)\s*[:：]?\s*"
          r"(?:english|chinese|spanish|french|german|japanese|中文)?$", 6),
    _rule("time stamp", rf"^(?:.{{0,24}}?(?:collected|fetched|crawled|published|updated|posted|added|edited|modified|refreshed|synced|listed|scraped|cached|live)"
          rf"\s*:?\s*(?:in|about|over|almost)?\s*)?(?:{_AGO})(?:\s*ago)?(?:\s+(?:by|in|on)\s+.{{1,30}})?$", 9),
    _rule("time stamp", r"^(?:(?:just now|today|yesterday|new|stale|fresh|live|breaking|hot|updated|exclusive|premium|free|beta)\b[\s·|,!-]*){1,3}$", 3),
    _rule("reading time", r"^(?:(?:estimated\s+)?(?:read(?:ing)?|listen(?:ing)?)\s*(?:time)?\s*[:~]?\s*)?(?:~|about\s+)?\d+\s*-?\s*(?:min(?:ute)?s?|sec(?:ond)?s?)\.?"
          r"(?:\s+(?:read|to\s+read|reading\s+time|listen|video|watch))?$", 7),
    _rule("reading time", r"^(?:listen\s+to\s+(?:this|the)\b.{0,30}|listen|play\s+(?:audio|video)|watch(?:\s+(?:now|video|the\s+video))?|audio|"
          r"\d{1,2}:\d\d(?:\s*/\s*\d{1,2}:\d\d)?|word\s+count\s*:?\s*\d+|\d[\d,]*\s+words)$", 7),
    _rule("newsletter box", r"^(?:(?:please\s+)?(?:subscribe|sign\s+up|sign-up|register|join|enter\s+your\s+e-?mail|your\s+e-?mail(?:\s+address)?|get\s+(?:the|our|your)\b.{0,60}"
          r"(?:newsletter|inbox|e-?mail|digest|briefing|alerts?|updates|app)|never\s+miss|stay\s+(?:up\s+to\s+date|informed|updated|connected|tuned|ahead|in\s+the\s+loop)|"
          r"be\s+the\s+first\s+to|follow\s+us|download\s+(?:the|our)\s+app|get\s+the\s+app|try\s+(?:it\s+)?(?:for\s+)?free|"
          r"(?:log|sign)\s*-?\s*in|log\s*-?\s*out|create\s+(?:a\s+free\s+|an?\s+)?account|become\s+a\s+(?:member|subscriber|patron)|"
          r"already\s+(?:a\s+(?:subscriber|member)|have\s+an\s+account|subscribed|registered)\s*\?|support\s+(?:us|our\s+(?:work|journalism))|donate|buy\s+me\s+a\s+coffee)\b[^.]{0,90}[.!]?)$", 20),
    _rule("newsletter box", r"^(?:(?:our|the|free)\s+)?(?:daily|weekly|monthly|morning|evening)?\s*(?:\w+\s+){0,2}(?:newsletters?|email\s+digest|briefing\s+newsletter|e-?mail\s+alerts?)"
          r"(?:\s+(?:sign-?up|subscription))?$", 6),
    _rule("newsletter box", r"^(?:the\s+)?(?:daily|weekly|monthly|morning|evening|sunday|friday)\s+(?:\w+\s+)?(?:recap|digest|brief(?:ing)?|roundup|round-up|newsletter|edition)$", 5),
    _rule("advertisement", r"^(?:ad|ads|advert(?:isement|ising)?s?|sponsored(?:\s+by\b.{0,40})?|promoted|paid\s+(?:content|post|partnership).{0,40}|"
          r"(?:story|article)\s+continues\s+(?:below|after).{0,40}|(?:advertisement|ad)\s*[-–—.]\s*(?:scroll|continue).{0,60}|partner\s+content|affiliate\s+disclosure)$", 9),
    _rule("copyright", r"^.{0,40}(?:©|\(c\)\s*(?:19|20)\d\d|\bcopyright\b\s*(?:©|\(c\)|(?:19|20)\d\d|by\b)|all\s+(?:content\s+)?rights?\s+(?:are\s+)?"
          r"(?:reserved|belong)).{0,160}$", 34),
    _rule("legal links", r"^(?:(?:terms(?:\s+(?:of|and|&)\s+(?:use|service|conditions|sale))?|privacy(?:\s+(?:policy|notice|statement|settings|choices|center))?|"
          r"cookies?(?:\s+(?:policy|settings|preferences|notice))?|legal(?:\s+notice)?|imprint|impressum|disclaimers?|accessibility(?:\s+statement)?|"
          r"do\s+not\s+sell.{0,40}|contact(?:\s+us)?|about(?:\s+us)?|careers|advertise|help|faq|sitemap|rss|press|"
          r"accept(?:\s+(?:all|cookies|and\s+\w+))*|reject(?:\s+(?:all|cookies))*|manage\s+(?:cookies|preferences|consent|settings)|ok|got\s+it|i\s+agree|agree|decline|allow\s+all)"
          r"[\s|·•,/&-]*)+$", 20),
    _rule("machine-made notice", r"^(?:this\s+(?:is\s+an?\s+)?)?(?:ai|machine|gpt|llm|auto(?:matically)?|human|editor(?:ially)?)[\s-]*(?:generated|curated|assisted|written|powered|"
          r"translated|summari[sz]ed|selected|reviewed|aggregated)\b(?![^.]*\d)[^.]{0,60}\.?$", 10),
    _rule("machine-made notice", r"^(?:ai|machine)\s+(?:analysis|summary|translation|overview)\s+(?:grounded|based|generated|from|of|powered)\b(?![^.]*\d)[^.]{0,50}\.?$", 10),
    _rule("tags", r"^(?:(?:article\s+|post\s+|news\s+)?(?:tags?|tagged(?:\s+(?:as|with|under|in))?|categor(?:y|ies)|filed\s+(?:under|in)|posted\s+in|topics?|keywords?|labels?|sections?|"
          r"more\s+(?:on|about)|in\s+this\s+(?:article|story)|mentioned(?:\s+in\s+this\s+\w+)?|related\s+(?:topics|tags|companies|tickers|symbols)|companies|tickers?|read\s+more\s+on))\s*:"
          r"(?!.*\d\s?%).{0,160}$", 30),
    _rule("tags", r"^(?:#[\w-]+[\s,]*){1,20}$", 20),
    _rule("category line", rf"^[·•|/>»›\s-]*(?:in\s+)?{_SECTION}(?:(?:\s*[&,/·•|>»›-]\s*|\s+and\s+|\s+){_SECTION}){{0,3}}[·•|/>»›\s-]*$", 6),
    _rule("byline", r"^(?:posted|written|reported|reporting|compiled|prepared|edited|editing|translated|reviewed|fact[\s-]checked|story|words|text|article|notes?|transcript(?:ion)?|interview|photos?|graphics?|research|"
          r"additional\s+reporting|contributed)(?:\s+and\s+\w+)?\s*(?:by|:)\s+[^.!?]{2,90}\.?$", 16),
    _rule("byline", r"^an?\s+(?:\w+\s+)?(?:column|analysis|essay|report|review|interview|post|commentary|opinion|dispatch|feature)\s+by\s+[^.!?\d]{2,60}\.?$", 12),
    _rule("byline", r"^\((?:reporting|writing|editing|additional reporting|with (?:inputs|files)|compiled)\b[^()]{2,220}\)\.?$", 40),
    _rule("byline", r"^(?:authors?|by-?line|editors?|correspondents?|contributors?|translators?|reporters?|analysts?)\s*:\s*[^.!?\d]{2,80}$", 12),
    _rule("contact", r"^(?:(?:media|press|investor|public)\s+(?:relations\s+)?(?:contacts?|inquir(?:y|ies)|enquir(?:y|ies))|contacts?|for\s+(?:more|further)\s+information.{0,60}|"
          r"e-?mail|tel(?:ephone)?|phone|fax|twitter|website)\s*[:：]?\s*(?:[\w.+-]+@[\w.-]+|[+()\d\s.-]{7,}|https?://\S+|www\.\S+|@\w+)?$", 14),
    _rule("end mark", r"^(?:[#*~=_\s-]{3,}|#+\s*#+(?:\s*#+)*|-?\s*(?:30|end|ends|fin|the end)\s*-?|\*+)$", 4),
)  # fmt: skip

BYLINE = re.compile(
    rf"^(?:[Bb]y|BY|By:)\s+(?P<name>{_NAME}|[A-Z][A-Z .'-]{{3,40}})(?P<rest>(?:\s*[,|/&·•(–—-]|\s+(?:and|for|in|at|of|on)\s).{{1,90}})?$"
)
"""Case matters here: "By Jane Smith and Wei Li, Reuters", never "by 2026 the company" (see `furniture.is_byline`)."""

ROLES = frozenset(
    "staff senior chief contributing freelance deputy associate guest special managing technology tech business markets science "
    "political economics writer writers reporter reporters editor editors correspondent contributor journalist columnist analyst "
    "author desk team updated published posted last min minute minutes read am pm et gmt utc".split()
)

STAFF = re.compile(
    rf"^{_NAME}(?:\s*[,|·•–—-]\s*|\s+is\s+an?\s+)(?:{_NAME}[’']?s?\s+)?(?:(?:[Ss]enior|[Ss]taff|[Cc]hief|[Cc]ontributing|[Ff]reelance|[Dd]eputy|[Aa]ssociate|[Tt]ech\w*|"
    r"[Bb]usiness|[Mm]anaging|[Gg]uest|[Ss]enior)\s+){0,3}(?:[Ww]riter|[Rr]eporter|[Ee]ditor|[Cc]orrespondent|[Cc]ontributor|[Jj]ournalist|[Cc]olumnist)\b[^.]{0,80}\.?$"
)

NOTICES = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        ("cookie notice", r"\b(?:we|our (?:site|website|partners|advertisers)|this (?:site|website|page)|the site)\b.{0,60}\b(?:use|uses|store|set)\b.{0,60}\bcookies\b"),
        ("cookie notice", r"\b(?:accept|consent to|agree to|manage|enable|reject)\b.{0,40}\b(?:our |the |all |your |use of )cookies?\b|\bcookie (?:policy|settings|preferences)\b"),
        ("cookie notice", r"^by (?:continuing|clicking|using|browsing|subscribing|signing|submitting|visiting|accessing)\b.{0,120}\b(?:you|our|this site)\b"),
        ("browser notice", r"\b(?:enable|turn on|requires?|disable)\b.{0,20}\b(?:javascript|your ad ?blocker|ad ?block)|\byour browser (?:does not|doesn['’]t|is)\b|\badd us (?:as|to)\b.{0,40}\bgoogle\b"),
        ("newsletter box", r"\b(?:sign up|subscribe)\b.{0,60}\b(?:newsletter|inbox|e-?mail|alerts?|briefing|channel|premium|today|now|unlimited|for free|to continue|to read)\b"),
        ("newsletter box", r"\b(?:delivered|straight|sent|directly)\b.{0,20}\b(?:to|in|into) your (?:inbox|e-?mail|phone)\b|\bjoin (?:our|over|more than|the)\b.{0,40}\b(?:readers|subscribers|community|members|channel)\b"),
        ("newsletter box", r"\b(?:this (?:article|story|content|post) is (?:for|only available to)|you have (?:reached|used|read)\b.{0,30}\b(?:free|limit)|unlock (?:this|the full|full))\b"),
        ("newsletter box", r"^unsubscribe\b|\byou(?:['’]re| are)? receiv(?:e|ing|ed) this\b|\bsee you (?:next|again|on \w+day)\b|\bthat['’]s (?:it|all) for (?:this|today|now)\b|^thanks? (?:you )?for (?:reading|subscribing|listening|watching)\b"),
        ("newsletter box", r"\byou can unsubscribe\b|\bwe (?:will|won['’]t|never) (?:never )?(?:spam|share your)\b|\bfollow us on\b|\bdownload (?:our|the) app\b"),
        ("source line", r"^(?:this|the|an earlier version of this|a version of this) (?:above )?(?:article|story|post|piece|content|report|text|column|page|op-ed|digest|summary|translation|analysis|newsletter|recap|overview|entry)\b.{0,40}\b(?:(?:originally|first) "
                        r"(?:published|appeared|ran|posted)|was (?:originally |first |automatically )?(?:published|generated|translated|produced|syndicated|compiled|written|created|updated|provided|adapted|reprinted|republished)\b"
                        r"(?: (?:on|in|by|from|with|using|at|for)\b)|appeared (?:first |originally )?(?:on|in)|has been (?:updated|corrected|edited|translated|syndicated|republished))"),
        ("source line", r"^the post\b.{3,160}\b(?:appeared|was) first\b|^(?:re)?(?:published|printed|posted) (?:here )?with permission"),
        ("copyright", r"\b(?:all|content|image) rights (?:are )?(?:reserved|belong)\b|\bmay not be (?:reproduced|republished|redistributed|published, broadcast)|\bwithout (?:the )?(?:prior |express |written )+permission\b"),
        ("site notice", r"^this (?:press release|announcement|document|presentation|report|release|communication)\b.{0,40}\b(?:contains?|includes?)\b.{0,30}\bforward-looking\b"),
        ("site notice", r"^(?:it |this |answers? |summar(?:y|ies) )?may contain (?:errors|inaccuracies|mistakes)\b|^text is available under\b|^this page was last (?:edited|modified|updated|reviewed)\b|\badditional terms may apply\b"),
        ("site notice", r"^(?:the )?(?:views|opinions)\b.{0,60}\bexpressed\b.{0,80}\b(?:author|those of|do not|are their own|solely)\b|^this (?:note|report|research|document|material|publication) is (?:for|intended|directed|not)\b.{0,60}\b(?:investors?|clients?|use|recipients?|distribution|solicitation)\b|\bnot (?:constitute |intended as |be construed as )?(?:investment|financial|legal|medical) advice\b"),
        ("site notice", r"\b(?:we may earn|earns? (?:a|an affiliate) commission|affiliate (?:links?|commission|disclosure))\b|\bthis (?:site|page|form) is protected by\b|\bfor informational purposes only\b"),
        ("site notice", r"^(?:our|we adhere to|read our|see our|learn more about our)\b.{0,40}\b(?:standards|ethics|trust principles|editorial (?:policy|guidelines)|privacy policy|terms of (?:use|service))\b"),
        ("site notice", r"^(?:please )?(?:note|disclaimer|disclosure)s?\s*:\s.{0,80}\b(?:ai[- ]generated|automatically (?:generated|translated)|not (?:investment|financial)|affiliate|this (?:article|translation|page|summary))\b"),
        ("site notice", r"^(?:have|got) (?:a|any|something|an)\b.{0,60}\b(?:tip|question|comment|story|thoughts|feedback)\b.{0,60}\?|^(?:let us know|tell us|share your thoughts|what do you think)\b.{0,120}$"),
        ("contact", r"^(?:contact|reach|write to|e-?mail|follow)\b.{0,60}(?:\bat\b|\bon\b)?.{0,30}(?:\S+@\S+\.\w+|@\w{3,})"),
    )
)  # fmt: skip
"""Sentences that speak to the visitor about the page; a block (or its last sentence) that matches is furniture."""
