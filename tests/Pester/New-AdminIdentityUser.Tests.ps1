BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'IdentityDirectory.psm1')
    $center = @{ Account = 'Prod=111122223333'; CallRate = 0 }
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $names = @{ GivenName = 'Ada'; FamilyName = 'Lovelace' }

    function Get-CallCount([string] $Action) {
        (Get-AdminSandbox).CallsByAction["AWSIdentityStore.$Action"]
    }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'New-AdminIdentityUser' {
    BeforeAll {
        $null = Start-AdminSandbox @center
        $null = New-AdminIdentityGroup Ops
        $null = New-AdminIdentityGroup Audit
    }

    It 'creates a user whose display name consists of the given name and the family name' {
        $user = New-AdminIdentityUser ada @names

        $user.UserName, $user.DisplayName, $user.Outcome | Should -Be ada, 'Ada Lovelace', Created
        $user.UserId | Should -Match '^[0-9a-f-]{36,47}$'
        $user.UserStatus | Should -Be ENABLED
        $user.IsExternal | Should -BeFalse
        $user.GroupName | Should -BeNullOrEmpty
        $user.CreateDate | Should -BeOfType datetime
        $user.PortalUrl | Should -Be (Get-AdminIdentityCenter).PortalUrl
    }

    It 'sets every attribute as AWS has it' -Skip:$noCli {
        $user = New-AdminIdentityUser full @names -MiddleName King -DisplayName 'Countess of Lovelace' `
            -Email full@example.com -PhoneNumber '+44 20 7946 0000' -Title Analyst -NickName Ada -UserType Employee `
            -PreferredLanguage en -Locale en-GB -Timezone Europe/London -ProfileUrl https://example.com/ada
        $store = (Get-AdminIdentityCenter).IdentityStoreId
        $seen = Invoke-AwsCli identitystore describe-user --identity-store-id $store --user-id $user.UserId

        $seen.Name.GivenName, $seen.Name.MiddleName, $seen.Name.FamilyName | Should -Be Ada, King, Lovelace
        $seen.DisplayName, $seen.Title, $seen.NickName, $seen.UserType |
            Should -Be 'Countess of Lovelace', Analyst, Ada, Employee
        $seen.PreferredLanguage, $seen.Locale, $seen.Timezone, $seen.ProfileUrl |
            Should -Be en, en-GB, Europe/London, https://example.com/ada
        $seen.Emails.Value, $seen.Emails.Type, $seen.Emails.Primary | Should -Be full@example.com, work, $true
        $seen.PhoneNumbers.Value | Should -Be '+44 20 7946 0000'
        $read = Get-AdminIdentityUser full
        foreach ($name in 'Email', 'PhoneNumber', 'Title', 'NickName', 'UserType', 'Locale', 'MiddleName') {
            $user.$name | Should -Be $read.$name -Because $name
        }
    }

    It 'adds the user to groups, which it looks up once a run' {
        $before = Get-CallCount GetGroupId
        $users = 1..4 | ForEach-Object { @{ UserName = "member$_"; Groups = 'ops;Audit' } } |
            New-AdminIdentityUser @names

        $users.Outcome | Select-Object -Unique | Should -Be Created
        $users[3].GroupName | Should -Be Ops, Audit
        (Get-AdminIdentityUser member4 -Detailed).GroupName | Should -Be Audit, Ops
        (Get-CallCount GetGroupId) - $before | Should -Be 2
    }

    It 'creates no user if a group does not exist, and suggests one' {
        New-AdminIdentityUser lost @names -GroupName Ops, Audot @quiet | Should -BeNullOrEmpty

        $problems | Format-Problem | Should -Be 'IdentityGroupNotFound ObjectNotFound Audot'
        "$problems" | Should -Match "Did you mean 'Audit'"
        Get-AdminIdentityUser lost* | Should -BeNullOrEmpty
    }

    It 'requires names, and never takes them from the display name: <Row>' -ForEach @(
        @{ Row = @{ UserName = 'nameless' }; Missing = 'GivenName and FamilyName' }
        @{ Row = @{ UserName = 'nameless'; DisplayName = 'Ada Lovelace' }; Missing = 'GivenName and FamilyName' }
        @{ Row = @{ UserName = 'nameless'; GivenName = 'Ada' }; Missing = 'FamilyName' }
        @{ Row = @{ UserName = 'nameless'; GivenName = 'Ada'; Ensure = $true }; Missing = 'FamilyName' }
    ) {
        $before = Get-CallCount CreateUser
        $Row | New-AdminIdentityUser @quiet | Should -BeNullOrEmpty

        $problems | Format-Problem | Should -Be 'MissingValue InvalidArgument nameless'
        "$problems" | Should -BeLike "Row 1:*No value was specified for $Missing of 'nameless'*"
        Get-CallCount CreateUser | Should -Be $before
    }

    It 'refuses before anything is sent: <Case>' -ForEach @(
        @{ Case = 'a blank'; Parameter = @{ UserName = 'a b' }; Id = 'InvalidUserName' }
        @{ Case = 'an invisible character'; Parameter = @{ UserName = "a$([char]0x200b)b" }; Id = 'InvalidUserName' }
        @{ Case = 'a long name'; Parameter = @{ UserName = 'x' * 129 }; Id = 'InvalidUserName' }
        @{ Case = 'a reserved name'; Parameter = @{ UserName = 'administrator' }; Id = 'InvalidUserName' }
        @{ Case = 'no address'; Parameter = @{ UserName = 'a'; Email = 'alice' }; Id = 'InvalidEmail' }
        @{ Case = 'two addresses'; Parameter = @{ UserName = 'a'; Email = 'a@b.c, d@e.f' }; Id = 'InvalidEmail' }
        @{ Case = 'a long title'; Parameter = @{ UserName = 'a'; Title = 'x' * 1025 }; Id = 'InvalidAttribute' }
        @{ Case = 'a bell'; Parameter = @{ UserName = 'a'; Title = "a$([char]7)" }; Id = 'InvalidAttribute' }
    ) {
        $before = Get-CallCount CreateUser
        New-AdminIdentityUser @names @Parameter @quiet | Should -BeNullOrEmpty

        $problems.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $problems.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-CallCount CreateUser | Should -Be $before
    }

    It 'accepts what AWS accepts: <_>' -ForEach "o'neill", 'müller', '名前', 'a@example.com' {
        (New-AdminIdentityUser $_ @names).Outcome | Should -Be Created
        (Get-AdminIdentityUser $_).UserName | Should -Be $_
    }

    It 'names the user who has the name or the email address' {
        $null = New-AdminIdentityUser taken @names -Email taken@example.com
        $users = 'UserName,Email', 'Taken,', 'other,TAKEN@example.com', 'free,free@example.com' | ConvertFrom-Csv |
            New-AdminIdentityUser @names @quiet

        $users.UserName | Should -Be free
        $problems | Format-Problem |
            Should -Be 'IdentityUserAlreadyExists ResourceExists Taken', 'EmailInUse ResourceExists other'
        "$($problems[1])" | Should -Match "belongs to the user 'taken'"
        $problems[0].ErrorDetails.RecommendedAction | Should -Match '-Ensure'
    }

    It 'finds rows that repeat a name or an email address before the second one is sent' {
        $before = Get-CallCount CreateUser
        $users = 'UserName,Email,Title', 'dup1,dup1@example.com,', 'DUP1,dup1@example.com,',
            'dup1,dup1@example.com,Boss', 'dup2,DUP1@example.com,', 'dup3,dup3@example.com,' | ConvertFrom-Csv |
                New-AdminIdentityUser @names @quiet -WarningVariable warnings -WarningAction SilentlyContinue

        $users.UserName | Should -Be dup1, dup3
        $problems | Format-Problem |
            Should -Be 'DuplicateRow InvalidArgument dup1', 'DuplicateEmail InvalidArgument dup2'
        "$($problems[1])" | Should -Match "Row 4.*also in row 1"
        "$warnings" | Should -Match "row 2 repeats row 1 \('DUP1'\)"
        (Get-CallCount CreateUser) - $before | Should -Be 2
    }

    It 'shows what -WhatIf would create, and creates nothing' {
        $user = New-AdminIdentityUser planned @names -Title Boss -GroupName Ops -WhatIf

        $user.Outcome, $user.DisplayName, $user.Title, $user.GroupName |
            Should -Be WhatIf, 'Ada Lovelace', Boss, Ops
        Get-WhatIfText { New-AdminIdentityUser planned @names -GroupName Ops -WhatIf } |
            Should -Match '"Create user in Ops" on target "planned"'
        Get-AdminIdentityUser planned* | Should -BeNullOrEmpty
    }

    It 'refuses input without rows' {
        @() | New-AdminIdentityUser @quiet

        $problems.FullyQualifiedErrorId | Should -BeLike 'EmptyInput,*'
    }
}

Describe 'New-AdminIdentityUser -Ensure' {
    BeforeEach {
        $null = Start-AdminSandbox @center
        $null = New-AdminIdentityGroup Ops
        $null = New-AdminIdentityGroup Audit
        $null = New-AdminIdentityUser ada Audit @names -Title Analyst -NickName Countess -Email ada@example.com
    }

    It 'sets what differs, adds what is missing, and takes nothing away' {
        $user = New-AdminIdentityUser ADA -Title Director -Email new@example.com -PhoneNumber 123 -GroupName Ops -Ensure
        $read = Get-AdminIdentityUser ada -Detailed

        $user.Outcome, $user.UserName | Should -Be Updated, ada
        $user.Change | Should -Be 'email address: ada@example.com -> new@example.com', 'phone number: none -> 123',
            'title: Analyst -> Director', 'group: Ops'
        $read.Title, $read.Email, $read.PhoneNumber, $read.NickName, $read.DisplayName |
            Should -Be Director, new@example.com, 123, Countess, 'Ada Lovelace'
        $read.GroupName | Should -Be Audit, Ops
    }

    It 'is Unchanged the second time, with a few reads' {
        $row = @{ UserName = 'ada'; GivenName = 'Ada'; FamilyName = 'Lovelace'; Title = 'Analyst'; GroupName = 'Audit' }
        $null = Get-AdminIdentityCenter
        $before = (Get-AdminSandbox).CallsByAction

        $user = $row | New-AdminIdentityUser -Ensure

        $user.Outcome | Should -Be Unchanged
        $user.Change | Should -BeNullOrEmpty
        $after = (Get-AdminSandbox).CallsByAction
        $after['AWSIdentityStore.UpdateUser'] | Should -Be $before['AWSIdentityStore.UpdateUser']
    }

    It 'previews the changes' {
        $text = Get-WhatIfText { New-AdminIdentityUser ada -Title Director -GroupName Ops, Audit -Ensure -WhatIf }

        $text | Should -Match '"Update user: title: Analyst -> Director; group: Ops" on target "ada"'
        Get-WhatIfText { New-AdminIdentityUser ada -Title Analyst -Ensure -WhatIf } | Should -Match '"No changes"'
        (Get-AdminIdentityUser ada).Title | Should -Be Analyst
    }

    It 'reports an email address of another user, and applies the rest' {
        $null = New-AdminIdentityUser bob @names -Email bob@example.com
        $user = New-AdminIdentityUser ada -Email bob@example.com -GroupName Ops -Ensure @quiet

        $user.Outcome, $user.Change | Should -Be Incomplete, 'group: Ops'
        $problems.FullyQualifiedErrorId | Should -BeLike 'UserIncomplete,*'
        "$problems" | Should -Match "exists, but something is missing: the attributes .*belongs to the user 'bob'"
    }

    It 'reverts everything with -Rollback' {
        $null = New-AdminIdentityUser bob @names -Email bob@example.com
        New-AdminIdentityUser ada -Email bob@example.com -GroupName Ops -Ensure -Rollback @quiet | Should -BeNullOrEmpty

        "$problems" | Should -Match "The changes of this command to 'ada' were reverted"
        (Get-AdminIdentityUser ada -Detailed).GroupName | Should -Be Audit
    }

    It 'answers for 200 people with a few calls' {
        $rows = 1..200 | ForEach-Object {
            [pscustomobject]@{
                UserName = "user$_"; GivenName = "Given$_"; FamilyName = "Family$_"; Email = "user$_@example.com"
                GroupName = 'Ops;Audit'
            }
        }
        $users = $rows | New-AdminIdentityUser -ThrottleLimit 16
        $before = (Get-AdminSandbox).TotalCalls
        $again = $rows | New-AdminIdentityUser -Ensure -ThrottleLimit 16

        $users.UserName | Should -Be $rows.UserName
        $users.Outcome | Select-Object -Unique | Should -Be Created
        $again.UserName | Should -Be $rows.UserName
        $again.Outcome | Select-Object -Unique | Should -Be Unchanged
        (Get-AdminSandbox).TotalCalls - $before | Should -BeLessThan 40
        (Get-AdminIdentityUser -GroupName Ops).Count | Should -Be 200
    }
}

Describe 'New-AdminIdentityUser and New-AdminUser' {
    It 'take the same CSV, and change nothing the second time' {
        $null = Start-AdminSandbox @center
        $null = New-AdminGroup Ops -Policy @()
        $null = New-AdminIdentityGroup Ops
        $rows = 'User Name,Given Name,Family Name,Email,Groups,Title,Path',
            'ada,Ada,Lovelace,ada@example.com,Ops,Analyst,/ops/',
            'bob,Bob,Jones,bob@example.com,Ops,,/ops/', ',,,,,,' | ConvertFrom-Csv
        $first = @{ WarningAction = 'SilentlyContinue'; WarningVariable = 'ofIam' }
        $second = @{ WarningAction = 'SilentlyContinue'; WarningVariable = 'ofCenter' }

        ($rows | New-AdminUser -Ensure @first).Outcome | Should -Be Created, Created
        ($rows | New-AdminIdentityUser -Ensure @second).Outcome | Should -Be Created, Created
        "$ofIam" | Should -Match "'Given Name', 'Family Name', 'Title' are not used"
        $ofCenter | Should -BeNullOrEmpty -Because 'Path is a property of the objects of Get-AdminUser'
        ($rows | New-AdminUser -Ensure @first).Outcome | Should -Be Unchanged, Unchanged
        ($rows | New-AdminIdentityUser -Ensure @second).Outcome | Should -Be Unchanged, Unchanged
        (Get-AdminIdentityUser -Detailed).GroupName | Should -Be Ops, Ops
    }
}

Describe 'New-AdminIdentityUser with faults' {
    It 'creates everybody once when <Fault>' -ForEach @(
        @{ Fault = 'responses are lost'; Parameter = @{ DropAfter = 0.2 } }
        @{ Fault = 'requests are lost'; Parameter = @{ DropBefore = 0.2 } }
        @{ Fault = 'AWS throttles and fails'; Parameter = @{ Throttle = 0.1; ServerError = 0.1 } }
        @{ Fault = 'others change the same'; Parameter = @{ TemporarilyUnmodifiable = 0.2 } }
        @{ Fault = 'users are visible late'; Parameter = @{ VisibilityDelay = '00:00:00.300' } }
    ) {
        $state = Join-Path $TestDrive "$(New-Guid).json"
        $null = Start-AdminSandbox -Path $state @center
        $null = New-AdminIdentityGroup Ops
        $null = New-AdminIdentityUser 'ada' @names -Email ada@example.com
        $null = Start-AdminSandbox -Path $state -CallRate 0 -Seed 3 @Parameter
        $rows = 1..40 | ForEach-Object { @{ UserName = "user$_"; Email = "user$_@example.com" } }

        $users = $rows + @{ UserName = 'ada' } |
            New-AdminIdentityUser @names -GroupName Ops -ThrottleLimit 16 @quiet

        $problems | Format-Problem | Should -Be 'IdentityUserAlreadyExists ResourceExists ada'
        $users.Outcome | Select-Object -Unique | Should -Be Created
        $null = Start-AdminSandbox -Path $state -CallRate 0
        (Get-AdminIdentityUser).Count | Should -Be 41
        (Get-AdminIdentityUser -GroupName Ops).UserName | Sort-Object | Should -Be ($users.UserName | Sort-Object)
    }

    It 'does not take the user of another administrator for its own when a response is lost' {
        # The other user has the same name and other attributes.
        $state = Join-Path $TestDrive "$(New-Guid).json"
        $null = Start-AdminSandbox -Path $state @center
        $null = 1..6 | ForEach-Object { "user$_" } | New-AdminIdentityUser -GivenName Grace -FamilyName Hopper
        $null = Start-AdminSandbox -Path $state -CallRate 0 -DropAfter 0.3 -Seed 1

        $users = 1..6 | ForEach-Object { "user$_" } | New-AdminIdentityUser @names @quiet

        $users | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Select-Object -Unique | Should -BeLike 'IdentityUserAlreadyExists,*'
    }
}

Describe 'New-AdminIdentityUser, interrupted' {
    It 'returns soon after Ctrl+C, and is completed by -Ensure' {
        $null = Start-AdminSandbox @center -Latency 00:00:00.050
        $null = New-AdminIdentityGroup Ops
        $rows = 1..100 | ForEach-Object {
            [pscustomobject]@{ UserName = "user$_"; GivenName = 'A'; FamilyName = 'B'; GroupName = 'Ops' }
        }
        $shell = [powershell]::Create()
        $null = $shell.AddScript({
                param($module, $url, $rows)
                Import-Module $module
                $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
                $rows | New-AdminIdentityUser
            }).AddArgument((Join-Path $PSScriptRoot '../../AdminIam.psd1')).
            AddArgument((Get-AdminSandbox).EndpointUrl).AddArgument($rows)
        $null = $shell.BeginInvoke()
        do { $count = Get-CallCount CreateUser } until ($count -gt 10)

        $null = Stop-Command $shell

        $shell.Dispose()
        (Get-AdminIdentityUser).Count | Should -BeLessThan 100
        $again = $rows | New-AdminIdentityUser -Ensure
        $again.Outcome | Select-Object -Unique | Should -BeIn Created, Updated, Unchanged
        $again.Outcome | Should -Contain Unchanged
        (Get-AdminIdentityUser -GroupName Ops).Count | Should -Be 100
    }
}

Describe 'New-AdminIdentityUser with an external directory' {
    BeforeEach {
        $state = Join-Path $TestDrive "$(New-Guid).json"
        $null = Start-AdminSandbox -Path $state @center
        $null = New-AdminIdentityGroup Synced
        $null = New-AdminIdentityUser ada @names
        Restart-SandboxWithDirectory $state ada, Synced
        $warned = @{ WarningAction = 'SilentlyContinue'; WarningVariable = 'warnings' }
    }

    It 'warns once a run that the users cannot sign in' {
        $users = 'bob', 'carl' | New-AdminIdentityUser @names @warned

        $users.Outcome | Should -Be Created, Created
        @($warnings).Count | Should -Be 1
        "$warnings" | Should -Match 'https://scim.example.com.*cannot sign in'
    }

    It 'changes a user or a group of the directory only with -Force' {
        New-AdminIdentityUser ada -Title Boss -Ensure @warned @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'ManagedExternally InvalidOperation ada'
        New-AdminIdentityUser bob @names -GroupName Synced @warned @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'ManagedExternally InvalidOperation Synced'

        (New-AdminIdentityUser ada @names -Ensure @warned).Outcome | Should -Be Unchanged
        (New-AdminIdentityUser ada -Title Boss -Ensure -Force @warned).Outcome | Should -Be Updated
        (New-AdminIdentityUser bob @names -GroupName Synced -Force @warned).Outcome | Should -Be Created
    }
}
