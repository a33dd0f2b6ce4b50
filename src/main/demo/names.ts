/** Given and family names, as people of many languages write them. Put together they are nobody in particular. */
export interface NameSet {
  given: string;
  family: string;
  /** How the two go together; the given name first unless said otherwise. */
  order?: 'family first';
  /** Written without a space between the two. */
  isJoined?: true;
}

export const NAME_SETS: readonly NameSet[] = [
  {
    given: 'Olivia Noah Harriet Oscar Maeve Felix',
    family: 'Whitcombe Ashdown O’Malley Fairweather Brindle',
  },
  { given: 'Grace Elijah Ruth Marcus Hazel Theo', family: 'Lockwood Hargrove Redfern Smith-Jones Tolliver' },
  {
    given: 'Jürgen Änne Björn Käthe Friederike Götz',
    family: 'Müllenhoff Größl Weißgerber Schönbrunner Köpf',
  },
  {
    given: 'Zoé François Aurélie Gaël Hélène Loïc',
    family: 'Lefèvre-Duval Béranger Châtelain Noël d’Aubigny',
  },
  { given: 'Begoña Íñigo Concepción Raúl Inés Óscar', family: 'Ibáñez Muñoz-Seca Núñez Echeverría Peñalver' },
  { given: 'João Conceição Inês Gonçalo Lúcia Simão', family: 'Magalhães Guimarães Falcão Assunção Brandão' },
  {
    given: 'Łucja Żaneta Zdzisław Agnieszka Świętosław',
    family: 'Dąbrówka Źrebiec Świderski Łęcki Gżegżółka',
  },
  { given: 'Zdeněk Růžena Jiří Štěpánka Bořivoj', family: 'Příhoda Šťastný Křížek Žďárský Ďuriš' },
  { given: 'Gülşah Çağlar İpek Doğan Şebnem Oğuz', family: 'Yıldızhan Çiçekçi Karadağlı Gündoğdu Işıklar' },
  { given: 'Søren Åse Bjørn Ingrid Øyvind Märta', family: 'Østergård Ærøskov Blåbjerg Lindqvist Söderhjelm' },
  {
    given: 'Sigríður Þórhallur Guðrún Ævar Hallgerður',
    family: 'Ketilsdóttir Ásgrímsson Þorláksdóttir Örvarsson',
  },
  { given: 'Đức Hương Thảo Quốc Nguyệt Bảo', family: 'Nguyễn Đặng Phùng Trịnh Huỳnh', order: 'family first' },
  { given: 'Ágnes Csongor Őrs Zsófia Gergő', family: 'Kőszegi Fűzfás Szűts Törőcsik', order: 'family first' },
  { given: 'Ștefania Ionuț Mădălina Răzvan', family: 'Țărușanu Brâncuș Mureșan Pădureanu' },
  { given: 'Adébáyọ̀ Ngozi Chukwuemeka Ìyábọ̀ Folákẹ́', family: 'Adéwálé Okonjo-Bello Eze Ògúnlànà' },
  { given: 'Siobhán Tadhg Caoimhe Éamonn', family: 'Breathnach MacCárthaigh Caomhánach' },
  { given: 'Анастасия Фёдор Юлия Григорий Ольга Семён', family: 'Берёзкина Щукарь Журавленко Ковыльных' },
  { given: 'Оксана Їжак Ґерда Любомир Мар’яна', family: 'Вишневецький Черешня Ґудзик Підгорна' },
  { given: 'Ελένη Οδυσσέας Άννα Ιάσων Χρυσούλα', family: 'Ανεμογιάννη Καλοκαιρινός Ψαράς Θαλασσινού' },
  { given: 'ليلى عمر سلمى يوسف نادية خالد', family: 'البستاني الحداد النجار الخياط' },
  { given: 'شیرین بهرام پروانه کیان', family: 'گلستانی چراغی ژاله‌پور' },
  { given: 'נועה איתן שירה יונתן תמר', family: 'גלבוע הראל אלמוג שקד' },
  { given: '秀英 建国 雨桐 子轩 美玲', family: '欧阳 诸葛 陈 林 赵', order: 'family first', isJoined: true },
  { given: '結衣 陽翔 さくら 健一 花子', family: '小鳥遊 月見里 青山 海野', order: 'family first' },
  { given: '서연 민준 하은 도윤 지우', family: '남궁 제갈 김 박 한', order: 'family first', isJoined: true },
  { given: 'आरव प्रिया ईशान मीरा ऋषि', family: 'भारद्वाज चतुर्वेदी त्रिपाठी जोशी' },
  { given: 'สมหญิง อนันต์ ดวงใจ ปิติ', family: 'ศรีสุวรรณ แสงทอง ใจดี' },
  { given: 'অনন্যা সৌরভ মৌসুমী অর্ণব', family: 'চট্টোপাধ্যায় বন্দ্যোপাধ্যায় সেনগুপ্ত' },
  { given: 'கயல்விழி அரவிந்தன் மலர்விழி', family: 'தமிழ்ச்செல்வன் பூங்குன்றன்' },
  { given: 'სოფიო ლევანი თამარი გიორგი', family: 'მზიანიძე ვარდიაშვილი წყაროელი' },
  { given: 'Անահիտ Տիգրան Նարե Վահան', family: 'Լեռնյան Ծաղկունցյան Արևիկյան' },
  { given: 'ሰላማዊት ተስፋዬ ሕይወት', family: 'በላይነህ ገብረሕይወት' },
];

/** People whose names a form often gets wrong. */
export const UNUSUAL_NAMES: readonly string[] = [
  'Maximiliana Guadalupe Esperanza de la Santísima Trinidad y Villanueva de los Infantes-Montealegre',
  'Ng',
  'Teller',
  'X Æ Strand',
  'Jean-Baptiste Marie-Hélène de Saint-Germain-l’Épinay',
  'Null Voidman',
];
