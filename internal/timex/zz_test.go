package timex
import ("testing";"os";"bufio";"encoding/json";"fmt";"strings";"hearsay")
func TestZZ(t *testing.T){
 f,_:=os.Open(os.Getenv("ZZ")); sc:=bufio.NewScanner(f); sc.Buffer(nil,1<<26)
 for sc.Scan(){ var r struct{Text string; Date, Published, Ref string}
  json.Unmarshal(sc.Bytes(),&r)
  d:=r.Date; if d=="" {d=r.Published}; if len(d)>10 {d=d[:10]}
  // crude sentences: lines and ". "
  var ss []hearsay.Sentence; st:=0
  for i:=0;i<len(r.Text);i++{ if r.Text[i]=='\n' { ss=append(ss,hearsay.Sentence{Span:hearsay.Span{Start:st,End:i}}); st=i+1 } }
  ss=append(ss,hearsay.Sentence{Span:hearsay.Span{Start:st,End:len(r.Text)}})
  for _,p:=range Periods(r.Text,ss,hearsay.Date(d)) {
   a:=max(0,p.Start-35); b:=min(len(r.Text),p.End+30)
   fmt.Println(strings.ReplaceAll(fmt.Sprintf("%s  %s[[%s]]%s | %s %s %s",d,r.Text[a:p.Start],p.In(r.Text),r.Text[p.End:b],p.From,p.To,p.Timex),"\n"," "))
  }
 }
}
