package lint
import ("testing";"os";"strings";"rehearse/script";"fmt")
func TestZZ(t *testing.T){
 e,_:=New(""); for _,f:=range strings.Fields(os.Getenv("SETS")) { b,_:=os.ReadFile(f); n,bad:=0,0
 for l:=range strings.Lines(string(b)) { l=strings.TrimSpace(l); if l==""||l[0]=='#' {continue}; n++
  fs:=e.Search(script.Parse(l),"")
  if len(fs)>0 {bad++}; if (len(fs)>0) == strings.Contains(f,"good") { fmt.Println(f,l,fs)}}
 t.Logf("%s %d of %d flagged",f,bad,n)
 }
}
