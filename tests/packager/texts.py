"""A paragraph in each of several languages, written for these tests: some people left a town."""

ARABIC = (
    "قالت مصادر محلية إن عشرات العائلات غادرت البلدة صباح اليوم بعد ليلة طويلة من القصف، "
    "وأضافت أن فرق الإسعاف نقلت الجرحى إلى المشفى القريب.\n"
)
ENGLISH = "Dozens of families left the town this morning after a long night of shelling.\n"
FRENCH = (
    "Selon des témoins, des dizaines de familles ont quitté la ville à l’aube après une longue "
    "nuit de bombardements. Les blessés ont été évacués vers l’hôpital.\n"
)
GREEK = "Δεκάδες οικογένειες εγκατέλειψαν την πόλη σήμερα το πρωί μετά από μια μακρά νύχτα.\n"
HEBREW = "עשרות משפחות עזבו את העיירה הבוקר לאחר לילה ארוך של הפגזות, כך סיפרו עדי ראייה.\n"
JAPANESE = "長い夜の砲撃の後、今朝数十世帯が町を離れた。負傷者は最寄りの病院に運ばれた。\n"
KOREAN = "긴 밤의 포격 끝에 오늘 아침 수십 가구가 마을을 떠났다. 부상자는 병원으로 옮겨졌다.\n"
POLISH = (
    "Dziesiątki rodzin opuściło dziś rano miasteczko. Ratownicy przewieźli rannych. Źródło: x.\n"
)
RUSSIAN = "Десятки семей покинули посёлок сегодня утром после долгой ночи обстрелов.\n"
SIMPLIFIED_CHINESE = "经过一夜的炮击，今天早上有数十个家庭离开了这座小镇。伤者被送往附近的医院。\n"
THAI = "หลายสิบครอบครัวออกจากเมืองเมื่อเช้านี้หลังจากการยิงถล่มตลอดทั้งคืน\n"
TRADITIONAL_CHINESE = "經過一夜的砲擊，今天早上有數十個家庭離開了這座小鎮。傷者被送往附近的醫院。\n"
TURKISH = (
    "Uzun bir gecenin ardından onlarca aile bu sabah kasabadan ayrıldı. Yetkililer, yaralıların "
    "hastaneye kaldırıldığını ve öğrencilerin güvende olduğunu açıkladı. Çalışmalar sürüyor.\n"
)
