package attribution

// The labels of a token in the first pass over a text: outside, the first and
// further tokens of a source, the tokens of a cue with the one that its others
// hang on (the anchor), the first and further tokens of a content.
const (
	outside uint8 = iota
	beginsSource
	inSource
	inCue
	anchorsCue
	beginsContent
	inContent
	Labels = 7
)
