package social.starling.testkit.contract;

import social.starling.memory.MemoryStore;
import social.starling.ports.backup.GenerationRegister;

class MemoryGenerationRegisterTest extends GenerationRegisterContract {
    private final MemoryStore store = new MemoryStore(() -> Samples.NOW);

    @Override
    protected GenerationRegister generations() {
        return store.generations();
    }
}
