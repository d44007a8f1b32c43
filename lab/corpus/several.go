package corpus

// A Several is an article in which several people have marked, each alone, who
// says what.
type Several struct {
	Article
	By map[string][]Attribution `json:"by_annotator"`
}

// Several returns the articles of a file that several people have marked,
// such as "gold/attribution/polnear-several-annotators.jsonl.gz".
func (f *File) Several() ([]Several, error) { return records[Several](f) }
