/** What the pages gain where scripts run. Everything works without it. */
import { followReading } from "./contents";
import { focusErrorSummary } from "./errors";
import { countCharacters, keepTypedText } from "./forms";
import { enhanceMenu } from "./menu";

enhanceMenu(document);
focusErrorSummary(document);
followReading(document);
countCharacters(document);
keepTypedText(document);
