package social.starling.testkit.contract;

import social.starling.memory.MemoryApiTokens;
import social.starling.ports.access.ApiTokenRepository;

class MemoryApiTokensTest extends ApiTokenRepositoryContract {
    private final ApiTokenRepository tokens = new MemoryApiTokens();

    @Override
    protected ApiTokenRepository tokens() {
        return tokens;
    }
}
