package social.starling.testkit.contract;

import social.starling.memory.MemoryPeople;
import social.starling.ports.people.PersonRepository;

class MemoryPeopleTest extends PersonRepositoryContract {
    private final MemoryPeople people = new MemoryPeople();

    @Override
    protected PersonRepository people() {
        return people;
    }
}
