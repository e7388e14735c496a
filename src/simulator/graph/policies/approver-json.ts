import type { Json } from '../../odata/entity.ts';
import type { Approver } from '../../pim/model.ts';
import type { Directory } from '../../tenant/directory.ts';
import type { GraphVersion } from '../version.ts';

/** v1.0 says whose id it is (subjectSet), beta does not (userSet). The service fills in the name. */
export function approverJson({ kind, id }: Approver, directory: Directory, version: GraphVersion): Json {
  const type = `#microsoft.graph.${kind === 'group' ? 'groupMembers' : 'singleUser'}`;
  const description = directory.nameOf(id) ?? null;
  return version === 'beta'
    ? { '@odata.type': type, isBackup: false, id, description }
    : { '@odata.type': type, [kind === 'group' ? 'groupId' : 'userId']: id, description };
}
