import sharp from "sharp"; import {readFileSync,writeFileSync,existsSync} from "fs";
sharp.cache(false);
const mk=async(f,w,h,ch,fmt,opt={})=>{ if(existsSync(f))return; let p=sharp({create:{width:w,height:h,channels:ch,background:{r:200,g:100,b:50,alpha:1}},limitInputPixels:false}); if(opt.sixteen)p=p.toColourspace("rgb16"); await p[fmt](opt.o||{}).toFile(f)};
const [,,what,file]=process.argv;
if(what==="make"){await mk("/tmp/p16.png",20000,10000,4,"png",{sixteen:true,o:{compressionLevel:1}});await mk("/tmp/p8.jpg",20000,10000,3,"jpeg",{o:{quality:50}});await mk("/tmp/pp.jpg",20000,10000,3,"jpeg",{o:{quality:50,progressive:true}});await mk("/tmp/tall.png",1,800000,3,"png");await mk("/tmp/i16.png",20000,10000,4,"png",{sixteen:true,o:{compressionLevel:1,progressive:true}});}
else {const b=readFileSync(file);const t=performance.now();
 const o={limitInputPixels:false,failOn:"warning"};let p=sharp(b,o);
 const m=await sharp(b,o).metadata();
 if(what==="cover")p=p.resize(16,16); if(what==="fill")p=p.resize(16,16,{fit:"fill"}); if(what==="whole")p=p.extract({left:0,top:0,width:m.width,height:m.height}).resize(16,16,{fit:"fill"}); if(what==="near")p=p.extract({left:0,top:0,width:m.width,height:m.height}).resize(16,16,{fit:"fill",kernel:"nearest"});
 if(what==="att")p=p.autoOrient().resize(1000,700,{fit:"cover",position:"attention"}).flatten({background:"#fff"}); if(what==="stats"){await p.stats();}
 else if(what!=="meta") await p.raw().toBuffer();
 console.log(what,file,(performance.now()-t|0)+"ms",(process.resourceUsage().maxRSS/1024|0)+"MB")}
