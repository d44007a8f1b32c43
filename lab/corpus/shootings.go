package corpus

// A Shooting is one incident of a register, with what the press wrote of it.
type Shooting struct {
	Incident string    `json:"incident"`
	Killed   int       `json:"killed"`
	Injured  int       `json:"injured"`
	Articles []Article `json:"docs"`
}

func (s *Shooting) id() string { return s.Incident }

// Shootings returns the incidents of a register: "gold/reconcile/gva.jsonl".
func (f *File) Shootings() ([]Shooting, error) { return records[Shooting](f) }
