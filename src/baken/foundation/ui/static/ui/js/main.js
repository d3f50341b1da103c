// Small comforts; every page works without them.
import { countCharacters } from "./count.js";
import { focusMistakes } from "./mistakes.js";
import { saveDrafts } from "./draft.js";
import { warnBeforeLeaving } from "./leaving.js";
import { sendOnce } from "./once.js";

focusMistakes(document);
countCharacters(document);
saveDrafts(document);
warnBeforeLeaving(document);
sendOnce(document);
