/**
 * Passwords of twelve signs and more among the 49,233 that breaches have shown most often, by their marks: nobody has to
 * read them here. Of the list of zxcvbn (Dropbox, zxcvbn-ts/language-common 4.1.3, MIT, see NOTICE), the most seen first.
 */
const MARKS = new Set(
  `
  104qpdtmhzmu4 109q8g9j13okw 10gqssoqnv1dr 10lo65doje7gt 10ncwxzpdd8ok 10zrardyb4klz 11bmxotdey359
  11fls6egr65ni 11gbreczl6nap 11ryf19t1kmcd 121rfua4uihpu 131c0et94btjg 13242atfog51d 13k8ygo84ol12
  13kx9t5xo8swl 13nldftblh3n7 14u3aw2l3po4q 14wednuzi28pe 1537unyn96c5m 153pvdu2zrmrm 15le2t4cj0hwd
  15lzhbsn3px1s 16btskz3m9hlu 16ddspnphk268 171gye70cyq7n 1760wn6wpu8qk 17xh6kjz1oeir 18el8k5x9ci31
  18uuml7grer2t 18v6gkzp1p6g8 192iq7oolc485 19aiz7e4hlufa 1a9y1jppzsdsu 1aj4rtk6o3h8e 1atbshn29jiyr 1c39hu62mla3
  1cfv7jdnqgiux 1cll373xr1oeh 1ctnx3xca1xbi 1cz0r9rkfwkvg 1d5vqeqqwdeh9 1dnq5nfmu3v9z 1ds0qy8ng6e5d
  1dun3r9ftn1xz 1e40296p8qrna 1egm485vc7925 1ene3lbib5n2f 1h9w4vlis2a9z 1hmhgfsjz57ge 1hqy3f8f94kf0
  1i43tvmsentbl 1k1koybvwz23q 1l0mwnse15f0d 1ln9zo3vm92f0 1mhzknhkk7jtf 1mwku7jv303sl 1mxvs531uihbs
  1n1e9dux3jxex 1n9sg4cypxec3 1nr3nvcrywir6 1nui1hwbkupvi 1nzx1hscehivc 1ogbxvelucz95 1po3uwbknschj
  1qefpq033sham 1r09qoolnujja 1r4u7iilaklrf 1rfp4dvd6wuik 1rms0ixv4gxht 1sl672rsujzjz 1smpssxx9v2t5
  1sqyacpivgf6w 1t24awbwjxn2c 1u7tkqc48cwc3 1uclyjyq3mrjh 1ucy0n0srmd5g 1ucyp6yn87w2p 1v8q4ufka1vy2 1vral3cylv9y
  1vxi6ro77e2i4 1w7icxtup88rk 1whhfrx4kdbcu 1whhg5y8h7ddd 1wor5hkmc4whu 1y1x6iiesrrmc 1y9xyc3av7r4l
  1yky1571f7gmx 1z993lednjsct 1zme1jydym6du 1zrlqwz2ujylp 200nc6e7d36u6 208napkt0aw8d 208w3in6hgqj7
  20expdh0ppp2l 20j9ce5o2ga0p 20lscv4zsvsm2 20qeul0q0qdwk 21izzt5chkkr6 22h9komzos9v1 22i316h3ncey2
  22kiqnrg8j3no 22vipuvr5ygau 232at2u3ildzt 24ljfvqidu7of 24ta8lxg1chkv 26osa754y6fq2 27s179ol49n41
  27vrh62n8lqa9 288eayk9fxaat 28fwsc02j3miz 297692b6bu0td 29s1ar4by4vcf 29ta950ecep6s 2ae75jnz4h6hw
  2aegwbdrzrhon 2av6ydzyhi2iw 2bhe4vhwbm9q7 2br7v5kyryb02 2covvb4ci24uu 2dj11gbiez4lx 2dlf9ox372ahr
  2e6lihm2xgly5 2eciqw219mozz 2f94htwnklnwt 2fcs5rnedjq6c 2fdbd6a6eew64 2fnb8ahy66yxv 2gajxmxjyks3d
  2ggp2qwj1b8bs 2hk7xy2sw5q4j 2hlukcxh1cha 2ievrgtzho1en 2ig868f5lwn00 2jpzclyjpv7xh 2k6otpe4iw9k0 2k6wuyg1l54u4
  2k7vvleek0bxb 2keu1hwpucn6l 2kltemxaeford 2kxd4ldywvlbi 2lrwsdwqnl6jf 2m9sm3qpwxz1j 2mieml57odmup
  2mxzqdbt3t9g3 2n366y2752zht 2nd0hf66h8hxv 2nhs1ujoxtep1 2nueugfewujw4 2pb3m9bskcnbx 2pehx4a8rq5gw
  2pf2w36bcs4e0 2q446yad8hiwl 2q8haeytjvqzw 2qjz3lxxshsh5 2qn678uj7ykdp 2qylzm804yjmg 2rfcs09qo0haw
  2ri1hxsfl720k 2s19fvbfk4fnk 2s69g1k43oudk 2saf2mepcekn1 2tgl7hmobyies 2vmi1eqlqn92l 2wb84ixpgiwe8
  2x7td5tmz84gh 2xej2wnn6x0er 2xi0l4261nv6z 2xi0lw4dvbz81 2y1rngf4nvb7x 2ylqm3wvicca1 2yqlxrg16oeuj
  2zgewvxyq1bf7 2zi7qe31mstgf 2zt5xful02b9j 302fxhf5ia4dj 30xxwz12d43dd 312wkb578av8p 3290lpkgwrqn3
  32b2g4lurnszu 33f1avaq8sjr4 33gf04kwjw2fe 33so4npfdab2v 343ywo876ak49 362kw61g2y4mj 364wrvcw4y3ld
  3672hlkpotvgw 369onzh0ue4xj 36ow2y93b7lt7 37956tvnchxhv 37ao7i0rx4oid 37o7cxudps1o8 37tqa2pb8zd5b
  37zx0ruxixz12 381wisofn7ouh 3845s56y9y413 39kj3u1vudbsj 39qjh2utl3wx4 39zx8atkeqzbs 3a7s8reqzd4ur
  3ap0wm80xrxtz 3bzv4wqhaoumh 3cfsg4uzmewar 3cgj8h9tcopqz 3db2mrcqm9eej 3ejlfrlz8pq41 3elqvgnu94ndv
  3fd5orz7z8chb 3gb3cg7hxn3i6 3ggyf6ujxs9ml 3hxof8s2412wf 3i9rdnep6qeo3 3iuq1dik2opre 3jwf12w6oezdd
  3knv2ikppg0nc 3knzyr13pzztc 3kqap8dyrj99j 3l5p831mx08y5 3l5zhft2jxrko 3lpq6u9418cid 3m6qkek81f4x5
  3mt6plfr6hbxw 3nc24u8kmqh38 3osx7zhv66noj 3ppsch8qr6hfv 3q9681kgk72af 3qcq2fl7wdtj 3rai481m1czl7 3rjweodtcqpyh
  3ruqh7joijv33 3ssijmgxf7x5r 3tm9rjor2i3uu 3u395aoclkhhe 3uf0ueumglukl 3uugc4tvcfnkl 3uzgfgy1r2jd3
  3vhnml57snnkm 3vom3mumlz65w 3vowy5piif6uh 3vsjdepnaqld4 481dh9cv6sl7 4nh1v26p9y3s 4p8yag30ywff 52sksv8ss0lb
  5a1i8ai7rzzd 5dfu4m4nb3by 5ewqiqwq5in9 5fisn20r45g0 5jt01fyki6gb 6c3rnrw94hm3 6u8zi7za5a97 731ye9plmk15
  8kjmih5i9990 8lhtfgesg4in 8t3p1ae6effv 925np3yg68eb 99p2z0k95c1h a0awgzts7pzj alz7hgrsay3 b5fgu4556psb
  blkqewb351c6 codnxx9itoez ee85vbm5a65s eskgh07g86gp eujc3sd3vbuv evkz0shbtx2 exu9njng0lb1 fquafqu6jr6z
  fw9bxpcf98b2 h36pgn1lgg92 hh2ufodpz766 ht9zay9frzvm hx51fh5p5z65 hzk8oko7t20r igwbgeg8hcwn izh9bzvf3meh
  jqhtty6fj0bp kdjy7uokqd1p kketqa8rc7e1 kup0dx8wlguy lbp3r8cq0lao mmhqkdgf67mr ng63f6uz20g4 niinyarpm80p
  nrhtgmtq6qcd nwj06ax38kv1 otrogywoyiwl p78jwgeemj6 pgnxel0kt8g pqkt6ve6nrv1 pt1espmhogpl qoaszmrs0q0h
  qxm5m1v3rlhg r78773tdk5ls ri2t4bjz3zak ru2tsp36hiib sa5h2qdb5udj tigav3hgg4fp tqw20tubihml uyfxums0xlwg
  v1c53htn5gcn wann3ym9kxei x0eodspnqkj5 y6ffjtcsmnn3 y7fmotjk7ecs yqfj205xee05 zolhdbswkm0l zpl9xzva2h73
  zx6d2ah3i8jz
`
    .trim()
    .split(/\s+/),
)

export function isSeenInBreaches(password: string): boolean {
  return MARKS.has(markOf(password.toLowerCase()))
}

/** FNV-1a of 64 bits: it protects nothing, it only keeps the words out of sight. */
function markOf(word: string): string {
  let mark = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(word))
    mark = BigInt.asUintN(64, (mark ^ BigInt(byte)) * 0x100000001b3n)
  return mark.toString(36)
}
