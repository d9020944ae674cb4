/*
 * What people take first when they have to think of a password, by language, in small letters. Each word stands for itself
 * and for what is commonly hung onto it; see common-passwords.server.ts. Put together for this project.
 */

const english = `
password passwords passwort passcode passphrase letmein welcome login secret changeme default admin administrator root
superuser guest user username test testing tester sample demo example master access system server computer internet
network windows microsoft google android apple iphone samsung nokia facebook instagram twitter tiktok youtube whatsapp
linkedin amazon netflix spotify pokemon minecraft roblox fortnite counter strike callofduty warcraft starcraft zelda mario
nintendo playstation xbox gamer gaming hacker matrix trustno whatever nothing something anything everything password1
iloveyou loveyou lovely lover loveme love forever together sweetheart sweety darling honey baby babygirl babyboy angel
angels princess prince queen king kingdom beautiful handsome pretty gorgeous sunshine sunflower rainbow flower flowers
rose roses lily daisy jasmine orchid butterfly dolphin penguin panda tiger lion leopard cheetah wolf bear eagle falcon
hawk phoenix dragon unicorn monkey gorilla chicken rabbit bunny kitten kitty puppy doggy doggie dog cats buster shadow
bailey charlie buddy max rocky lucky bella luna coco milo oscar tigger snoopy garfield mickey minnie donald simba
superman batman spiderman ironman wonderwoman hulk avengers starwars skywalker darthvader jedi gandalf hobbit frodo
harrypotter hermione voldemort sherlock merlin hercules zeus apollo athena thunder lightning storm tornado hurricane
fire water earth wind snow winter summer spring autumn january february march april may june july august september
october november december monday tuesday wednesday thursday friday saturday sunday morning midnight
football baseball basketball soccer hockey tennis volleyball swimming cricket rugby golf boxing karate kungfu judo
arsenal chelsea liverpool manchester united tottenham barcelona realmadrid juventus milan inter bayern dortmund
yankees lakers cowboys steelers eagles raiders packers patriots ferrari porsche mercedes bmw audi toyota honda mustang
corvette camaro yamaha kawasaki suzuki ducati harley diamond gold silver crystal ruby emerald pearl sapphire money
dollar million millionaire richman cash bank banking lottery jackpot casino poker chocolate cookie cookies candy sugar
coffee cheese pizza burger banana orange apple cherry strawberry peach lemon mango pineapple watermelon pepper ginger
michael jordan michelle jennifer jessica ashley amanda andrew daniel david james john robert richard thomas william
joseph charles anthony matthew joshua christopher nicholas alexander jonathan benjamin samuel nathan brandon justin
kevin brian steven edward george patrick peter paul martin victor oliver harry jack george1 emily emma olivia sophia
isabella charlotte amelia hannah sarah rachel rebecca elizabeth victoria maria anna laura julia natasha samantha
stephanie danielle nicole melissa heather kimberly jesus christ jesuschrist heaven blessed blessing faith believe
freedom liberty america england london paris newyork california texas florida canada australia germany france spain
brazil mexico japan korea china india family mother father sister brother mommy daddy mama papa friend friends bestfriend
school student teacher college university doctor police soldier marine navy army hunter ranger killer assassin ninja
samurai pirate captain commander general legend hero champion winner victory success power energy peace happy happiness
smile laugh music guitar piano drummer rockstar metal metallica nirvana slipknot eminem rihanna beyonce bieber onedirection
blackpink bangtan twice exo purple yellow green blue black white pink orange1 silver1 magic mystery secret1 private
hello helloworld goodbye goodluck welcome1 please thankyou sorry cool awesome amazing fantastic perfect incredible
fuckyou fuckoff asshole bitch bullshit sexy hottie naughty qwerty qwertyui qwertyuiop azerty azertyuiop asdf asdfgh asdfghjk
asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc qwaszx zaqwsx zaqxsw poiuytrewq lkjhgfdsa mnbvcxz qwer qwert
abcd abcde abcdef abcdefg abcdefgh aabbccdd abc qwe asd zxc pass passw aaaa bbbb cccc xxxx zzzz chomrom`;

const thai = `
rahatphan sawasdee sawatdee sawaddee sawasdeekrub sawasdeeka rak rakthai rakkhun rakter rakmae rakphor rakchan chanrakter
phomrakkhun khonthai thailand thai siam bangkok krungthep chiangmai chiangrai phuket pattaya hatyai korat khonkaen udon
isan isaan ayutthaya lampang samui krabi songkhla nonthaburi songkran loykrathong muaythai tomyam somtam somtum padthai
mamuang durian khaosoi elephant changnoi chang singha leo buriram muangthong kasetsart chula chulalongkorn thammasat mahidol
somchai somsak somying somboon sombat somphong sompong prasert prasit wichai wichit surachai surasak suchart sunisa
nattapong nattapol natthaphon nattaya nattawut nutthapong nuttapong thanakorn thanawat thanaphon kittipong kittisak
chaiwat chatchai apichart anucha anuwat arthit boonmee boonsong chalerm ekachai jirayu kamol kanokwan kanya karn krit
malee manee mali manop narong naruto nok noi nong nongnoi noon nueng nuch orawan pakorn panya patcharin phichai phong
pim pimchanok ploy pornthip praew preecha rattana saowalak siriporn sirichai supachai suda sudarat tanya thaksin thong
tukta tukata wanchai waraporn wattana weerachai wilai yaya yupin yuthana ying nuna fang fai dao fah fern bow beer bird
benz bank boss first game golf ice jane joy june kwan may mind mint mook new oak pang pat pop prae tarn ton top win
khunmae khunphor maemae phorphor loveking longlivetheking lovethailand kondee jaidee sanuk sabai sabaidee mairoo maimee
arai araiwa khob khobkhun kop korpkun dek dekdee dekthai dekwat teerak tirak thirak meow maew mama muu moo mooping khao`;

const thaiScript = `
รหัสผ่าน รหัส รหัสลับ สวัสดี สวัสดีครับ สวัสดีค่ะ ประเทศไทย คนไทย กรุงเทพ กรุงเทพมหานคร เชียงใหม่ ภูเก็ต พัทยา หาดใหญ่ โคราช ขอนแก่น
ฉันรักเธอ ผมรักคุณ รักเธอ รักคุณ รักแม่ รักพ่อ รักพ่อแม่ รักในหลวง รักเมืองไทย รักที่สุด ที่รัก คิดถึง คิดถึงเธอ ความรัก ความลับ ไม่บอก
ไม่รู้ ไม่มี ไม่มีรหัส อะไร อะไรก็ได้ ขอบคุณ ขอบคุณครับ ขอบคุณค่ะ สบายดี ทดสอบ แอดมิน ผู้ดูแลระบบ เข้าสู่ระบบ หนึ่งสองสาม กขคง กขฃคฅฆง
สมชาย สมหญิง สมศักดิ์ สมบัติ มานี มานะ ชูใจ ปิติ น้องหมา น้องแมว แมวเหมียว หมูกรอบ ส้มตำ ต้มยำกุ้ง ข้าวมันไก่ กะเพรา ชานมไข่มุก
ลิเวอร์พูล แมนยู เชลซี อาร์เซนอล มวยไทย โชคดี ร่ำรวย รวยรวย เงินล้าน ถูกหวย พ่อแม่ ครอบครัว ลูกรัก เพื่อนรัก ฟหกด ฟหกดเ ฟหกดเาสว
ฟหกดเ้่าสวง ๆไำพะ ๆไำพะัีรนยบล ผปแอิืทมใฝ ๅ/-ภ ๅ/-ภถ ๅ/-ภถุ ๅ/-ภถุึ ๅ/-ภถุึค ๅ/-ภถุึคต ๅ/-ภถุึคตจ ชมรม`;

const vietnamese = `
matkhau matkhaucuatoi matkhaumoi khongbiet khongco khongnho khongcomatkhau quenmatkhau dangnhap taikhoan quantri bimat
anhyeuem emyeuanh toiyeuem toiyeuban toiyeuvietnam yeuem yeuanh yeuban yeume yeubo yeugiadinh yeumaimai yeulamotu
yeuthuong tinhyeu nhoem nhoanh vochong vosong chongyeu voyeu conyeu conyeucuame bome bomeyeu giadinh giadinhtoi hanhphuc
hoangtu congchua cobe cobengoc bengoc bemeo meocon concho conchim congiap thienthan thiennhien trangtroi matroi mattrang
ngoisao ngoisaonho hoahong hoasen hoamai hoadao hoacuc bonghong xuanhathudong muaxuan muahe muathu muadong sinhnhat
chucmung chucmungnammoi nammoi tetnguyendan xinchao chaoban chaoem tambiet camon camonban vietnam vietnamvodich saigon
sai-gon hanoi hochiminh tphcm danang haiphong cantho nhatrang dalat vungtau hue halong quangninh nghean thanhhoa hatinh
binhduong dongnai longan bentre camau phuquoc nguyen nguyenvan nguyenthi nguyentuan tranvan tranthi levan lethi phamvan
hoang huynh phan vuong dang bui ngo duong lythi minh minhanh minhduc minhquan minhtuan tuan tuananh anhtuan hung
manhhung quochung quocanh quocviet ducanh ducminh duchuy huy quanghuy quangminh nam hoangnam hoanglong long thanhlong
thanh thanhtung thanhthao thaovy phuong phuonganh phuongthao linh thuylinh thuytrang trang huyentrang ngoc ngocanh
ngoclan bichngoc lan maianh mai hoa thuhuong huong thuha ha hang hanh hong tung son sonlam dung tiendung vandung cuong
kien trungkien trung khanh khanhlinh khoa dangkhoa bao giabao baongoc baochau vy yen haiyen hai nga quynh quynhanh nhu
nhuquynh hoilamgi aibiet deoco deobiet muonthuong banhmi phobo phoga buncha bundau comtam caphe caphesua trasua haylam
dethuong dangyeu xinhdep demnay maimai maimaiyeu motminh mothai mothaiba mothaibabon motngay doremon doraemon conan
songoku bongda manutd realfan liverpoolfc chelseafc game lienminh lienquan freefire pubgmobile zalo zingme momo shopee`;

const vietnameseScript = `
mậtkhẩu mật_khẩu bímật anhyêuem emyêuanh tôiyêuem tôiyêubạn yêuem yêuanh tìnhyêu giađình hạnhphúc việtnam hànội sàigòn
đànẵng hảiphòng xinchào cảmơn sinhnhật khôngbiết khôngcó hoàngtử côngchúa conyêu bốmẹ mẹyêu`;

const words = (text: string) => text.split(/\s+/).filter(Boolean);

export const commonWords: readonly string[] = [
  english,
  thai,
  thaiScript,
  vietnamese,
  vietnameseScript,
].flatMap(words);

/** Taken as they are, and not only as the beginning of something. */
export const commonNumbers: readonly string[] = words(`
12345678 123456789 1234567890 87654321 987654321 0987654321 0123456789 01234567 11223344 1122334455 112233445566 12341234
123123123 12121212 123321123 11221122 13131313 10101010 12344321 123454321 147258369 159753456 159357456 741852963 963852741
789456123 123456788 123456780 147852369 258456852 14725836 15975346 19871987 20002000 25252525 52525252 69696969 31415926
27182818 13579246 24681012 02468135 55667788 99887766 11335577 11112222 00001111 123698745 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y
q1w2e3r4 q1w2e3r4t5 1qaz2wsx 1qaz2wsx3edc zaq12wsx zaq1xsw2 qwer1234 asdf1234 zxcv1234 qwerty12345 a1b2c3d4 a1s2d3f4 abc12345
abcd1234 abcde123 aa123456 a12345678 a123456789 as123456 qq123456 ab123456 abc123456 123456abc 123456aa 123qweasd 123qwe123
qwe123qwe 1234qwer 12345qwert 123abc123 1a2b3c4d 5201314520 52013140 13145201 woaini520 08080808 09090909 19191919 88888888
p455w0rd pa55word pa55w0rd passw0rd1 p@ssw0rd123 adm1n1str4t0r letmein1234 iloveu123 ilovey0u 1loveyou iloveme123 trustno123`);
