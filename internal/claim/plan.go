package claim

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// planned reports whether a figure is of something that somebody means to do:
// "will cut | 400 jobs |", "plans to send | 40 boats |", "announced | 400
// layoffs |". What is only expected to come about, "will rise by 4 percent", is
// no plan. The word that tells it comes along.
func (b *binder) planned(i int) (word hearsay.Span, ok bool) {
	at := b.tokenAt(b.r.Figures[i].Core.Start)
	const deepest = 12
	for n := 0; at != hearsay.None && n < deepest; n++ {
		t := b.r.Tokens[at]
		if t.Tag == hearsay.VERB {
			return t.Span, b.isMeant(at)
		}
		if ends.Has(t.In(b.text)) { // "400 job cuts"
			if h := int(t.Head); h != hearsay.None && announcing.Has(b.r.Tokens[h].In(b.text)) {
				return t.Span, true
			}
		}
		at = int(t.Head)
	}
	return hearsay.Span{}, false
}

// isMeant reports whether what verb i tells is still to be done, and by
// somebody's will.
func (b *binder) isMeant(i int) bool {
	verb := b.r.Tokens[i]
	if announcing.Has(verb.In(b.text)) {
		return b.objectEnds(i)
	}
	if verb.Fine != hearsay.VB || !deeds.Has(verb.In(b.text)) {
		return false
	}
	const reach = 10
	for j := i - 1; j >= max(0, i-reach); j-- {
		t := b.r.Tokens[j]
		if int(t.Head) != i {
			continue
		}
		switch word := t.In(b.text); {
		case futures.Has(word):
			return true
		case t.Tag == hearsay.PART && toBefore.Has(word):
			h := int(verb.Head)
			return h == hearsay.None || planning.Has(b.r.Tokens[h].In(b.text)) || b.r.Tokens[h].Tag == hearsay.PROPN // "Lonsat to buy 40 ships"
		}
	}
	return false
}

// objectEnds reports whether what a verb is done to is an end of something that
// is still to come: "announces | layoffs | of 400".
func (b *binder) objectEnds(verb int) bool {
	const reach = 12
	for j := verb + 1; j < min(len(b.r.Tokens), verb+reach); j++ {
		if t := b.r.Tokens[j]; int(t.Head) == verb && ends.Has(t.In(b.text)) {
			return true
		}
	}
	return false
}

var (
	futures  = lexicon.Of("will", "would", "'ll", "’ll", "shall", "wo")
	toBefore = lexicon.Of("to")
	ends     = lexicon.Of("cuts", "cut", "layoffs", "lay-offs", "redundancies", "closures", "dismissals", "job losses", "reductions", "cutbacks", "buyouts", "furloughs")

	announcing = lexicon.Of("announce", "announces", "announced", "announcing", "plan", "plans", "planned", "planning", "propose", "proposes", "proposed", "proposing",
		"threaten", "threatens", "threatened", "unveil", "unveils", "unveiled", "consider", "considers", "considering")

	planning = lexicon.Of("plan", "plans", "planned", "planning", "intend", "intends", "intended", "intending", "want", "wants", "wanted", "aim", "aims", "aimed", "aiming",
		"agree", "agrees", "agreed", "agreeing", "pledge", "pledges", "pledged", "pledging", "promise", "promises", "promised", "vow", "vows", "vowed", "threaten", "threatens",
		"threatened", "threatening", "willing", "ready", "prepared", "preparing", "propose", "proposes", "proposed", "offer", "offers", "offered", "offering", "set", "due",
		"decide", "decides", "decided", "expect", "expects", "expected", "going", "seek", "seeks", "sought", "seeking", "hope", "hopes", "hoped", "proposal", "deal", "agreement",
		"decision", "intention", "threat", "promise", "pledge", "bid", "move", "proposals", "deals", "able")

	// what somebody does by will, in the form that follows "will" and "to"
	deeds = lexicon.Of("cut", "axe", "ax", "slash", "shed", "eliminate", "lay", "fire", "sack", "hire", "recruit", "employ", "create", "pay", "spend", "invest", "contribute",
		"donate", "give", "provide", "offer", "lend", "fund", "finance", "buy", "acquire", "purchase", "sell", "build", "construct", "open", "close", "shut", "launch", "deploy",
		"send", "dispatch", "withdraw", "pull", "fly", "attack", "strike", "bomb", "retaliate", "respond", "seek", "reduce", "lower", "raise", "issue", "distribute", "deliver",
		"ship", "relocate", "resettle", "release", "free", "admit", "deport", "expel", "impose", "levy", "suspend", "repay", "borrow", "produce", "execute", "train", "install",
		"plant", "supply", "evacuate", "demolish", "award", "grant", "allocate", "earmark", "host", "merge", "commit", "return", "repatriate", "mobilise", "mobilize", "replace")
)
