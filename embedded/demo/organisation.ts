import type { OrganisationFile } from '../../domain/organisation.schema';
import file from './organisation.json';

/** The invented municipality of the demo; the same file goes into the register and onto the sign-in page. */
export const demoOrganisation = file as OrganisationFile;
