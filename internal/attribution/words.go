package attribution

import "hearsay/internal/lexicon"

// Closed classes of words that the grammar asks for.
var (
	haves         = lexicon.Of("have", "has", "had", "having", "'ve", "'s", "'d")
	beings        = lexicon.Of("be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m", "get", "gets", "got")
	negations     = lexicon.Of("not", "n't", "never", "nor")
	whose         = lexicon.Of("who", "which", "that")
	openers       = lexicon.Of("that", "whether", "how", "why", "if", "what", "where", "when", "who")
	joiners       = lexicon.Of("and", "but", "while", "whereas", "although", "though", "or", "yet", "as", "because", "since", "after", "before", "when")
	breaks        = lexicon.Of("but", "while", "whereas", "although", "though", "yet", "and")
	subordinators = lexicon.Of("after", "before", "as", "when", "while", "since", "because")
	contrasts     = lexicon.Of("but", "while", "whereas", "although", "though", "yet")
	ties          = lexicon.Of("of", "for", "from", "at", "in", "with", "to", "on", "by", "near", "outside", "inside", "under", "within", "against")
	firmTies      = lexicon.Of("of", "for", "from", "at", "with")
	adjuncts      = lexicon.Of("in", "on", "at", "by", "during", "to", "from", "after", "before", "via", "through", "late", "early", "over")
	says          = lexicon.Of("say", "says", "said")
	relays        = lexicon.Of("which", "who")
)

// titles are words that are read as they stand though they begin names.
var titles = lexicon.Of("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "President", "Vice", "Prime", "Minister", "Secretary", "Sen.", "Senator",
	"Rep.", "Representative", "Gov.", "Governor", "Mayor", "Chief", "Judge", "Justice", "General", "Gen.", "Col.", "Colonel", "Lt.", "Sgt.", "Capt.",
	"Captain", "Chairman", "Chairwoman", "Professor", "Prof.", "King", "Queen", "Prince", "Princess", "Police", "Ministry", "Court", "Senate", "House",
	"Congress", "Parliament", "Department", "Committee", "Commission", "Council", "Attorney", "Director", "Spokesman", "Spokeswoman", "Spokesperson",
	"Speaker", "Leader", "Ambassador", "Sheriff", "Officer", "University", "Institute", "Agency", "Office", "Union", "Party", "Association", "Center", "Centre",
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
	"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
