package attribution

import "hearsay/internal/lexicon"

type wordList = *lexicon.List

func list(words ...string) wordList {
	l := lexicon.New()
	for i, w := range words {
		l.Add(w, i)
	}
	return l
}

// Closed classes of words that the grammar asks for.
var (
	haves        = list("have", "has", "had", "having", "'ve", "'s", "'d")
	beings       = list("be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m", "get", "gets", "got")
	negations    = list("not", "n't", "never", "nor")
	whose        = list("who", "which", "that")
	openers      = list("that", "whether", "how", "why", "if", "what", "where", "when", "who")
	joiners      = list("and", "but", "while", "whereas", "although", "though", "or", "yet", "as", "because", "since", "after", "before", "when")
	breaks       = list("but", "while", "whereas", "although", "though", "yet", "and")
	contrasts    = list("but", "while", "whereas", "although", "though", "yet")
	ties         = list("of", "for", "from", "at", "in", "with", "to", "on", "by", "near", "outside", "inside", "under", "within", "against")
	firmTies     = list("of", "for", "from", "at", "with")
	adjuncts     = list("in", "on", "at", "by", "during", "to", "from", "after", "before", "via", "through", "late", "early", "over")
	says         = list("say", "says", "said")
	relays       = list("which", "who")
	firstPersons = list("i", "we", "you", "me", "us")
)
