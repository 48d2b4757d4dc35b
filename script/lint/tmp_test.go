package lint
import ("testing";"os";"strings";"rehearse/script";"fmt")
func TestTmp(t *testing.T){
 e,err:=New(""); if err!=nil {t.Fatal(err)}
 for _,f:=range []string{"heldout_bad","heldout_good"} {
 b,_:=os.ReadFile("testdata/"+f+".txt")
 n,hit:=0,0
 for l:=range strings.Lines(string(b)) { l=strings.TrimSpace(l); if l==""||l[0]=='#'||l[0]=='[' {continue}
  n++; fs:=e.Search(script.Parse(l),""); if len(fs)>0 {hit++ }
 }
 t.Logf("%s: %d of %d = %.1f%%",f,hit,n,100*float64(hit)/float64(n))
 }
 b,_:=os.ReadFile("testdata/examples.txt"); r:=""; pos,posok,neg,negbad:=0,0,0,0
 for l:=range strings.Lines(string(b)) { l=strings.TrimSpace(l); if l==""||l[0]=='#' {continue}; if l[0]=='[' {r=l[1:len(l)-1];continue}
  fs:=e.Search(script.Parse(l[2:]),"")
  if l[0]=='+' { pos++; ok:=false; for _,x:=range fs {if x.Rule==r {ok=true}}; if ok {posok++} else {fmt.Println("MISS",r,l,fs)} } else { neg++; if len(fs)>0 {negbad++; fmt.Println("FP  ",r,l, fs)} }
 }
 t.Logf("examples %d/%d found, %d/%d near misses flagged",posok,pos,negbad,neg)
}
func TestTmp2(t *testing.T){
 e,_:=New(""); b,_:=os.ReadFile("testdata/courteous.txt"); n,bad:=0,0
 for l:=range strings.Lines(string(b)) { l=strings.TrimSpace(l); if l==""||l[0]=='#' {continue}; n++
  if fs:=e.Search(script.Parse(l),""); len(fs)>0 {bad++; fmt.Println("FP",l,fs)}}
 t.Logf("courteous %d of %d flagged",bad,n)
}
