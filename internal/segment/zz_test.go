package segment
import ("testing";"time";"strings")
func TestZZ(t *testing.T){
 for _,u:=range hostile { if u=="" {continue}
  s:=strings.Repeat(u,1<<19/len(u)); a:=time.Now(); Text(s); d:=time.Since(a); s2:=s+s; a=time.Now(); Text(s2); d2:=time.Since(a)
  if d>60*time.Millisecond || d2> 3*d+20*time.Millisecond { t.Logf("%q %v %v",u,d,d2)}
 }}
