export {
  type Checkpoint,
  CheckpointError,
  type CheckpointErrorCode,
  digestOf,
  readCheckpoint,
  signCheckpoint,
} from './checkpoint.ts'
export { type CheckpointSigner, type CheckpointVerifiers, readPublicKeys, readSigningKeys } from './checkpoint-keys.ts'
export { type MerkleTree, merkleTree } from './merkle-tree.ts'
