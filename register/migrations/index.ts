import type { Migration } from 'kysely';
import * as organisation from './001-organisation';
import * as cases from './002-cases';
import * as texts from './003-texts';
import * as mail from './004-mail';
import * as homes from './005-homes';
import * as intakes from './006-intakes';
import * as sessions from './007-sessions';
import * as beganWith from './008-began-with';
import * as settingChanges from './009-setting-changes';
import * as promisedFlats from './010-promised-flats';
import * as absences from './011-absences';
import * as editableSettings from './012-editable-settings';
import * as audit from './013-audit';
import * as toldCases from './014-told-cases';
import * as forum from './015-forum';
import * as links from './016-links';
import * as councilMeetings from './017-council-meetings';

/** In order, by name. A list instead of a folder read, so that it is the same compiled and not. Never edit one that ran. */
export const migrations: Record<string, Migration> = {
  '001-organisation': organisation,
  '002-cases': cases,
  '003-texts': texts,
  '004-mail': mail,
  '005-homes': homes,
  '006-intakes': intakes,
  '007-sessions': sessions,
  '008-began-with': beganWith,
  '009-setting-changes': settingChanges,
  '010-promised-flats': promisedFlats,
  '011-absences': absences,
  '012-editable-settings': editableSettings,
  '013-audit': audit,
  '014-told-cases': toldCases,
  '015-forum': forum,
  '016-links': links,
  '017-council-meetings': councilMeetings,
};
